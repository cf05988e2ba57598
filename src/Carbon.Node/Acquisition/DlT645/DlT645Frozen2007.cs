namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Frozen data of the 2007 edition: DI3 = 05; DI2 says what froze them, DI1 which register (00: the time), DI0 how many freezes ago (1: the last).</summary>
internal static class DlT645Frozen2007
{
    /// <summary>DI2 of the freeze that the meter makes each day, usually at midnight.</summary>
    public const byte Daily = 0x06;

    /// <summary>DI2 of the freeze at each full hour.</summary>
    public const byte Hourly = 0x04;

    public static DlT645Item? Find(byte kind, byte register, byte ago)
    {
        var (english, chinese, most) = kind switch
        {
            0x00 => ("timed freeze", "定时冻结", 0x3C),
            0x01 => ("instant freeze", "瞬时冻结", 0x03),
            Hourly => ("hourly freeze", "整点冻结", 0xFE),
            Daily => ("daily freeze", "日冻结", 0x3E),
            _ => ("", "", 0),
        };
        if (ago < 1 || ago > most)
            return null;
        if (register == 0)
            return new($"{english} {ago} time 上{ago}次{chinese}时间", ["time"], DlT645Moment.Length, 0, "", Content: DlT645Content.Moment);
        if (kind == Hourly)
            return register <= 2 && DlT645Energy2007.Find(register, 0, 0) is { } total ? total with { Name = $"{english} {ago}, {total.Name} 上{ago}次{chinese}" } : null;
        return register <= 8 && DlT645Energy2007.Find(register, 0xFF, 0) is { } block ? block with { Name = $"{english} {ago}, {block.Name} 上{ago}次{chinese}" } : null;
    }
}
