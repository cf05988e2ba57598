using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>What the DL/T 645 channels have in common.</summary>
public abstract record DlT645ChannelOptions : PolledChannelOptions
{
    /// <summary>The meters behind the channel.</summary>
    public required IReadOnlyList<DlT645MeterOptions> Meters { get; init; }

    /// <summary>FE bytes sent before a request to wake the receiver (0 to 16).</summary>
    public int Preamble { get; init; } = 4;

    /// <summary>When each day the meters' clocks are set by broadcast, by their own clock (00:05 to 22:55): within an hour from then on, before the first request. Null: never. Setting clocks is the only thing that is ever written to a meter.</summary>
    public TimeOnly? BroadcastTimeAt { get; init; }

    /// <summary>Zone of the meters' clock, for times of demands and freezes and for the broadcast.</summary>
    public string ClockTimeZone { get; init; } = "Asia/Shanghai";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (Preamble is < 0 or > 16)
            yield return new($"{path}.preamble", "must be between 0 and 16");
        if (BroadcastTimeAt < new TimeOnly(0, 5) || BroadcastTimeAt > new TimeOnly(22, 55))
            yield return new($"{path}.broadcastTimeAt", "must be between 00:05 and 22:55; the hour after it must keep five minutes from midnight");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(ClockTimeZone, out _))
            yield return new($"{path}.clockTimeZone", $"'{ClockTimeZone}' is no time zone, such as Asia/Shanghai");
        for (var i = 0; i < Meters.Count; i++)
        {
            foreach (var problem in Meters[i].Validate($"{path}.meters[{i}]"))
                yield return problem;
            if (Meters[i].HasWildcard && Meters.Count > 1)
                yield return new($"{path}.meters[{i}].address", "an address with A is for the only meter on a line; several meters would answer at once");
            if (Meters.Take(i).Any(m => m.Address == Meters[i].Address))
                yield return new($"{path}.meters[{i}].address", $"address {Meters[i].Address} is there more than once");
        }
    }
}
