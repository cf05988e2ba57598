using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>A measuring point in a register map. Reading = raw x <see cref="Scale"/> + <see cref="Offset"/>.</summary>
public sealed record ModbusPointOptions : PointOptions
{
    /// <summary>The table.</summary>
    public ModbusTable Table { get; init; } = ModbusTable.Holding;

    /// <summary>First address, 0-based as on the wire: "40001" is 0.</summary>
    public required int Register { get; init; }

    /// <summary>How the registers hold the number.</summary>
    public ModbusType Type { get; init; } = ModbusType.UInt16;

    /// <summary>Byte order; must be given for numbers of more than one register.</summary>
    public WordOrder? Order { get; init; }

    /// <summary>Bit of a register, 0 the lowest, for <see cref="ModbusType.Bit"/> in a register table.</summary>
    public int? Bit { get; init; }

    /// <summary>Factor on the raw number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    /// <summary>A 4-20 mA signal behind an analogue module; takes the place of scale and offset.</summary>
    public AnalogueScale? Analogue { get; init; }

    /// <summary>Addresses that the point takes.</summary>
    internal int Count => Table.IsBits() ? 1 : Type.Registers();

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (Register < 0 || Register + Count > 65536)
            yield return new($"{path}.register", "registers run from 0 to 65535 (the number on the wire: 40001 is 0)");
        if (Table.IsBits() != (Type == ModbusType.Bit && Bit is null))
            yield return new($"{path}.type", "a bit table holds type bit without 'bit'; in a register table, type bit needs 'bit'");
        if (Bit is < 0 or > 15 || Bit is not null && Type != ModbusType.Bit)
            yield return new($"{path}.bit", "is a number from 0 to 15 and goes with type bit");
        if (Type.Registers() > 1 && Order is null)
            yield return new($"{path}.order", "a number of more than one register needs its byte order: ABCD, CDAB, BADC or DCBA");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
        foreach (var problem in Analogue?.Validate($"{path}.analogue") ?? [])
            yield return problem;
    }
}
