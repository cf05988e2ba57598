namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Names of meter types and functions, and the order of the identifier's bytes.</summary>
public static class CjT188Names
{
    /// <summary>The name of a meter type T.</summary>
    public static string MeterType(byte type) => type switch
    {
        0x10 => "cold water 冷水",
        0x11 => "hot water 生活热水",
        0x12 => "drinking water 直饮水",
        0x13 => "reclaimed water 中水",
        0x20 => "heat 热量",
        0x21 => "cooling 冷量",
        0x22 => "heat and cooling 热量和冷量",
        0x25 => "heat (vendor code 25H, ultrasonic heat meter)",
        0x30 => "gas 燃气",
        0x40 => "user defined 自定义",
        _ => (type >> 4) switch
        {
            1 => $"water (code {type:X2}H)",
            2 => $"heat (vendor code {type:X2}H)",
            3 => $"gas (code {type:X2}H)",
            4 => $"user defined (code {type:X2}H)",
            _ => $"unknown (code {type:X2}H)",
        },
    };

    /// <summary>The name of a function.</summary>
    public static string Function(int function) => function switch
    {
        0x01 => "read data 读数据",
        0x03 => "read address 读地址",
        0x04 => "write data 写数据",
        0x15 => "write address 写地址",
        0x16 => "write base value 写机电同步数",
        _ => "vendor/other",
    };

    /// <summary>True when the identifier's low byte came first, as in the standard; many meters send the high byte first.</summary>
    public static bool LowByteFirst(byte first, byte second) => IsHighByte(second) || !IsHighByte(first);

    private static bool IsHighByte(byte b) => b is 0x90 or 0x91 or 0x81 or 0xA0 or 0xA1 or >= 0xD1 and <= 0xD4;
}
