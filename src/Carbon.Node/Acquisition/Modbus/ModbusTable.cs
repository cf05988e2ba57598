namespace Carbon.Node.Acquisition.Modbus;

/// <summary>The four tables of a Modbus device.</summary>
public enum ModbusTable
{
    /// <summary>Holding registers ("4xxxx"), function 03.</summary>
    Holding,

    /// <summary>Input registers ("3xxxx"), function 04.</summary>
    Input,

    /// <summary>Coils ("0xxxx"), function 01.</summary>
    Coil,

    /// <summary>Discrete inputs ("1xxxx"), function 02.</summary>
    Discrete,
}

/// <summary>Facts of the tables.</summary>
public static class ModbusTables
{
    /// <summary>The function that reads the table.</summary>
    public static byte ReadFunction(this ModbusTable table) => table switch
    {
        ModbusTable.Holding => ModbusFunction.ReadHoldingRegisters,
        ModbusTable.Input => ModbusFunction.ReadInputRegisters,
        ModbusTable.Coil => ModbusFunction.ReadCoils,
        _ => ModbusFunction.ReadDiscreteInputs,
    };

    /// <summary>The table that a read function reads; null for other functions.</summary>
    public static ModbusTable? ReadBy(byte function) => function switch
    {
        ModbusFunction.ReadHoldingRegisters => ModbusTable.Holding,
        ModbusFunction.ReadInputRegisters => ModbusTable.Input,
        ModbusFunction.ReadCoils => ModbusTable.Coil,
        ModbusFunction.ReadDiscreteInputs => ModbusTable.Discrete,
        _ => null,
    };

    /// <summary>True where an address is one bit.</summary>
    public static bool IsBits(this ModbusTable table) => table is ModbusTable.Coil or ModbusTable.Discrete;

    /// <summary>Bytes that <paramref name="count"/> addresses take in a reply.</summary>
    public static int Bytes(this ModbusTable table, int count) => table.IsBits() ? (count + 7) / 8 : count * 2;
}
