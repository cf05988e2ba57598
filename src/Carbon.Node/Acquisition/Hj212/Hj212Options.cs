using System.Net;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>A port at which data loggers 数采仪 of continuous emission monitoring report after HJ 212-2017 (clause 11.3 c: CEMS).</summary>
public sealed record Hj212Options : ChannelOptions
{
    /// <summary>Address to listen at.</summary>
    public string Listen { get; init; } = "0.0.0.0";

    /// <summary>TCP port to listen at; 0 takes any free one.</summary>
    public required int Port { get; init; }

    /// <summary>Networks that may connect (<c>10.1.0.0/16</c>, <c>10.1.2.3/32</c>); none: all.</summary>
    public IReadOnlyList<string> AllowFrom { get; init; } = [];

    /// <summary>Largest number of open connections; above it the one that has been silent longest is closed.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>A connection on which nothing sound came for so long is closed (real time).</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A new connection has so long for its first sound message (real time).</summary>
    public TimeSpan FirstMessageWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A message that was begun has so long to be continued before the search for the next begins (real time).</summary>
    public TimeSpan MessageWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest data segment that is believed; the standard says 1024, devices exceed it.</summary>
    public int LongestSegment { get; init; } = 4096;

    /// <summary>Time zone of the loggers' times.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Where DataTime of minute, hour and day data stands; readings are handed on with the end of their interval.</summary>
    public Hj212Label Label { get; init; } = Hj212Label.Start;

    /// <summary>Answer requests for the time (1013) with the terminal's.</summary>
    public bool SetClocks { get; init; } = true;

    /// <summary>Fetching of missing minute, hour and day data.</summary>
    public Hj212BackFetchOptions BackFetch { get; init; } = new();

    /// <summary>The loggers.</summary>
    public required IReadOnlyList<Hj212MeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.PointIds.Select(p => (m.MeterId, p)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(Limits(path)).Concat(BackFetch.Validate($"{path}.backFetch")))
            yield return problem;
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
        {
            foreach (var problem in Meters[m].Validate($"{path}.meters[{m}]"))
                yield return problem;
            if (Meters.Take(m).Any(other => other.Mn == Meters[m].Mn))
                yield return new($"{path}.meters[{m}].mn", $"the device number '{Meters[m].Mn}' is there more than once; give its points in one place");
        }
    }

    private IEnumerable<OptionProblem> Limits(string path)
    {
        if (!IPAddress.TryParse(Listen, out _))
            yield return new($"{path}.listen", $"'{Listen}' is no IP address; 0.0.0.0 listens at all of the machine's, 127.0.0.1 at none from outside");
        if (Port is < 0 or > 65535)
            yield return new($"{path}.port", "must be between 0 and 65535");
        for (var i = 0; i < AllowFrom.Count; i++)
            if (!IPNetwork.TryParse(AllowFrom[i], out _))
                yield return new($"{path}.allowFrom[{i}]", $"'{AllowFrom[i]}' is no network; write 10.1.0.0/16, or 10.1.2.3/32 for one address");
        if (Connections is < 1 or > 1000)
            yield return new($"{path}.connections", "must be between 1 and 1000");
        if (LongestSegment is < 64 or > 9999)
            yield return new($"{path}.longestSegment", "must be between 64 and 9999");
        foreach (var (name, span) in new[] { ("silence", Silence), ("firstMessageWithin", FirstMessageWithin), ("messageWithin", MessageWithin) })
            if (span < TimeSpan.FromMilliseconds(100) || span > TimeSpan.FromDays(1))
                yield return new($"{path}.{name}", "must be between 100ms and 1d");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new($"{path}.timeZone", $"the time zone '{TimeZone}' is not known on this machine; for China write Asia/Shanghai");
    }
}

/// <summary>Where the time label of data of an interval stands.</summary>
public enum Hj212Label
{
    /// <summary>At its start.</summary>
    Start,

    /// <summary>At its end.</summary>
    End,
}
