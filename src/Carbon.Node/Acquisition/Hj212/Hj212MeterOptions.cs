using System.Text.Json.Serialization;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Hj212.Cems;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>A data logger with the points it reports.</summary>
public sealed record Hj212MeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Device number (MN) that the logger names itself with.</summary>
    public required string Mn { get; init; }

    /// <summary>Access password (PW), or <c>env:NAME</c>, <c>file:PATH</c>; left out: any is taken.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>System type (ST) in requests to the logger.</summary>
    public string SystemType { get; init; } = "31";

    /// <summary>Length of the interval of its minute data.</summary>
    public TimeSpan MinuteData { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What data flags mean beside N, which is good; those that are not named are bad. A value without a flag is good.</summary>
    public IReadOnlyDictionary<string, Quality> Flags { get; init; } = new Dictionary<string, Quality>();

    /// <summary>Its points.</summary>
    public IReadOnlyList<Hj212PointOptions> Points { get; init; } = [];

    /// <summary>CO2 mass computed of the logger's data.</summary>
    public Co2Options? Co2 { get; init; }

    /// <summary>Ids of all points.</summary>
    [JsonIgnore]
    public IEnumerable<string> PointIds => Points.Select(p => p.PointId).Concat(Co2 is { } co2 ? [co2.PointId] : []);

    /// <summary>Kinds of data of intervals that the points need.</summary>
    [JsonIgnore]
    public IEnumerable<Hj212Kind> Intervals => Points.Select(p => p.Data).Concat(Co2 is { } co2 ? [co2.Data] : []).Where(k => k != Hj212Kind.RealTime).Distinct();

    /// <summary>Length of the intervals of a kind of data.</summary>
    public TimeSpan Period(Hj212Kind kind) => kind switch
    {
        Hj212Kind.Minute => MinuteData,
        Hj212Kind.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>The quality that a data flag stands for.</summary>
    public Quality QualityOf(string flag) => flag is "" or "N" ? Quality.Good : Flags.GetValueOrDefault(flag, Quality.Bad);

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (Mn.Length is < 1 or > 64 || Mn.Any(c => c is ';' or '=' or '&' or < '!' or > '~'))
            yield return new($"{path}.mn", "the device number has 1 to 64 characters, without blanks, ';', '=' and '&'; it stands in the logger's settings as MN");
        if (Password is { } password && !IsReference(password) && (password.Length > 64 || password.Any(c => c is ';' or '=' or '&' or < '!' or > '~')))
            yield return new($"{path}.password", "a password has no blanks, ';', '=' and '&'; it stands in the logger's settings as PW");
        if (SystemType.Length != 2 || !SystemType.All(char.IsAsciiDigit))
            yield return new($"{path}.systemType", "must be two digits: 31 air pollution source, 51 flue-gas process");
        if (MinuteData < TimeSpan.FromMinutes(1) || MinuteData > TimeSpan.FromHours(1) || TimeSpan.TicksPerHour % MinuteData.Ticks != 0)
            yield return new($"{path}.minuteData", "must be a part of an hour: 1m, 5m, 10m, ...");
        if (PointIds.Any() is false)
            yield return new($"{path}.points", "a meter needs at least one point, or co2");
        foreach (var id in PointIds.GroupBy(p => p).Where(g => g.Count() > 1))
            yield return new($"{path}.points", $"point '{id.Key}' is there more than once");
        for (var p = 0; p < Points.Count; p++)
            foreach (var problem in Points[p].Validate($"{path}.points[{p}]"))
                yield return problem;
        foreach (var problem in Co2?.Validate($"{path}.co2") ?? [])
            yield return problem;
    }

    private static bool IsReference(string password) => password.StartsWith("env:", StringComparison.Ordinal) || password.StartsWith("file:", StringComparison.Ordinal);
}
