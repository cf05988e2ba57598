namespace Carbon.Node.Acquisition.Modbus;

/// <summary>How registers hold a number.</summary>
public enum ModbusType
{
    /// <summary>One bit: of a bit table, or bit <see cref="ModbusPointOptions.Bit"/> of a register.</summary>
    Bit,

    /// <summary>16 bits with sign.</summary>
    Int16,

    /// <summary>16 bits.</summary>
    UInt16,

    /// <summary>32 bits with sign.</summary>
    Int32,

    /// <summary>32 bits.</summary>
    UInt32,

    /// <summary>64 bits with sign.</summary>
    Int64,

    /// <summary>64 bits.</summary>
    UInt64,

    /// <summary>IEEE 754 single; seven significant digits.</summary>
    Float32,

    /// <summary>IEEE 754 double; fifteen significant digits.</summary>
    Float64,

    /// <summary>Four decimal digits.</summary>
    Bcd16,

    /// <summary>Eight decimal digits.</summary>
    Bcd32,
}

/// <summary>Facts of the types.</summary>
public static class ModbusTypes
{
    /// <summary>Registers that a number takes.</summary>
    public static int Registers(this ModbusType type) => type switch
    {
        ModbusType.Int32 or ModbusType.UInt32 or ModbusType.Float32 or ModbusType.Bcd32 => 2,
        ModbusType.Int64 or ModbusType.UInt64 or ModbusType.Float64 => 4,
        _ => 1,
    };
}
