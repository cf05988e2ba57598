namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Largest demands of the 2007 edition: DI3 = 01, XX.XXXX with the time it occurred, eight bytes; DI1 = FF: total and tariffs.</summary>
internal static class DlT645Demand2007
{
    public static DlT645Item? Find(byte register, byte tariff, byte period)
    {
        if (tariff is > 0x3F and < 0xFF || period > 0x0C)
            return null;
        var (name, unit) = register switch
        {
            0x01 => ("forward active", "kW"),
            0x02 => ("reverse active", "kW"),
            >= 0x03 and <= 0x08 => ("reactive", "kvar"),
            0x09 => ("forward apparent", "kVA"),
            0x0A => ("reverse apparent", "kVA"),
            _ => ("", ""),
        };
        if (name.Length == 0)
            return null;
        var part = tariff switch { 0 => "total", 0xFF => "block", _ => $"tariff {tariff}" };
        string[] elements = tariff == 0xFF ? DlT645Energy2007.TotalAndTariffs : ["demand"];
        return new($"{name} maximum demand {part} 最大需量及发生时间", elements, 8, 4, unit, Signed: register is 0x03 or 0x04, Content: DlT645Content.Demand, IsBlock: tariff == 0xFF);
    }
}
