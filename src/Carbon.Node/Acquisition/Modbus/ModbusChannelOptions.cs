using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>What the Modbus channels have in common.</summary>
public abstract record ModbusChannelOptions : PolledChannelOptions
{
    /// <summary>The devices behind the channel.</summary>
    public required IReadOnlyList<ModbusMeterOptions> Meters { get; init; }

    /// <summary>Unused addresses that may be read along to join two points in one request. 0: only neighbours are joined.</summary>
    public int MergeGap { get; init; } = 8;

    /// <summary>Largest number of registers of one request (1 to 125); some devices take fewer.</summary>
    public int MergeLimit { get; init; } = 125;

    /// <summary>Largest number of coils or discrete inputs of one request (1 to 2000); some devices take fewer.</summary>
    public int MergeLimitBits { get; init; } = 2000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <summary>True on a serial bus, where addresses 1 to 247 are instruments.</summary>
    [JsonIgnore]
    public virtual bool IsSerialBus => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (MergeGap is < 0 or > 120)
            yield return new($"{path}.mergeGap", "must be between 0 and 120");
        if (MergeLimit is < 4 or > 125)
            yield return new($"{path}.mergeLimit", "must be between 4 and 125");
        if (MergeLimitBits is < 1 or > 2000)
            yield return new($"{path}.mergeLimitBits", "must be between 1 and 2000");
        for (var i = 0; i < Meters.Count; i++)
        {
            foreach (var problem in Meters[i].Validate($"{path}.meters[{i}]", IsSerialBus))
                yield return problem;
            if (IsSerialBus && Meters.Take(i).Any(m => m.Unit == Meters[i].Unit))
                yield return new($"{path}.meters[{i}].unit", $"unit {Meters[i].Unit} is there more than once; two instruments with one address disturb each other");
        }
    }
}
