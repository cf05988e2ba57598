using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>What the CJ/T 188 channels have in common.</summary>
public abstract record CjT188ChannelOptions : PolledChannelOptions
{
    /// <summary>The meters behind the channel.</summary>
    public required IReadOnlyList<CjT188MeterOptions> Meters { get; init; }

    /// <summary>FE bytes sent before a request to wake the receiver (0 to 64).</summary>
    public int Preamble { get; init; } = 4;

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
        if (Preamble is < 0 or > 64)
            yield return new($"{path}.preamble", "must be between 0 and 64");
        for (var i = 0; i < Meters.Count; i++)
        {
            foreach (var problem in Meters[i].Validate($"{path}.meters[{i}]"))
                yield return problem;
            if (Meters[i].IsWildcard && Meters.Count > 1)
                yield return new($"{path}.meters[{i}].address", "the wildcard address is for the only meter on a line; several meters would answer at once");
            if (Meters.Take(i).Any(m => m.Address.Equals(Meters[i].Address, StringComparison.OrdinalIgnoreCase)))
                yield return new($"{path}.meters[{i}].address", $"address {Meters[i].Address} is there more than once");
        }
    }
}
