using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A Modbus device with its measuring points.</summary>
public sealed record ModbusMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Unit (slave) address: 1 to 247; behind Modbus TCP also 0 and 255 for the device itself.</summary>
    public required int Unit { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<ModbusPointOptions> Points { get; init; }

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path, bool serial)
    {
        if (string.IsNullOrWhiteSpace(MeterId))
            yield return new($"{path}.meterId", "a meter needs an id");
        if (serial ? Unit is < 1 or > 247 : Unit is < 0 or > 255)
            yield return new($"{path}.unit", serial ? "must be between 1 and 247" : "must be between 0 and 255");
        foreach (var problem in PointOptions.ValidateAll(Points, $"{path}.points"))
            yield return problem;
    }
}
