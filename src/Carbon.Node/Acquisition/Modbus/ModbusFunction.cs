namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Function codes of the Modbus Application Protocol V1.1b3, clause 6, with the largest quantity of one request.</summary>
public static class ModbusFunction
{
    /// <summary>Read coils.</summary>
    public const byte ReadCoils = 1;

    /// <summary>Read discrete inputs.</summary>
    public const byte ReadDiscreteInputs = 2;

    /// <summary>Read holding registers.</summary>
    public const byte ReadHoldingRegisters = 3;

    /// <summary>Read input registers.</summary>
    public const byte ReadInputRegisters = 4;

    /// <summary>Write one coil (FF00 on, 0000 off).</summary>
    public const byte WriteCoil = 5;

    /// <summary>Write one register.</summary>
    public const byte WriteRegister = 6;

    /// <summary>Write coils.</summary>
    public const byte WriteCoils = 15;

    /// <summary>Write registers.</summary>
    public const byte WriteRegisters = 16;

    /// <summary>Mask one register.</summary>
    public const byte MaskRegister = 22;

    /// <summary>Write registers, then read registers.</summary>
    public const byte ReadWriteRegisters = 23;

    /// <summary>The bit that marks an exception reply.</summary>
    public const byte ExceptionBit = 0x80;

    /// <summary>The exception code of a gateway whose device does not answer.</summary>
    public const byte TargetSilent = 11;

    /// <summary>True for the exception codes with which devices refuse a block of which they have only parts (addresses, quantity, failure); not for those that pass by themselves.</summary>
    public static bool BlamesTheAddresses(byte exception) => exception is 2 or 3 or 4;

    /// <summary>The largest quantity that one request may read: 2000 bits or 125 registers.</summary>
    public static int LargestRead(byte function) => function is ReadCoils or ReadDiscreteInputs ? 2000 : 125;

    /// <summary>The name of an exception code.</summary>
    public static string ExceptionName(byte code) => code switch
    {
        1 => "illegal function",
        2 => "illegal data address",
        3 => "illegal data value",
        4 => "server device failure",
        5 => "acknowledge",
        6 => "server device busy",
        8 => "memory parity error",
        10 => "gateway path unavailable",
        11 => "gateway target device failed to respond",
        _ => "reserved code",
    };
}
