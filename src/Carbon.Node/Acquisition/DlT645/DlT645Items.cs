namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Looks up what a data identifier stands for.</summary>
public static class DlT645Items
{
    /// <summary>The item of <paramref name="identifier"/> (hexadecimal, highest byte first); null when it is not in the tables.</summary>
    public static DlT645Item? Find(DlT645Edition edition, string identifier) => edition == DlT645Edition.Edition2007
        ? Find2007(Convert.FromHexString(identifier))
        : Find1997(Convert.FromHexString(identifier));

    private static DlT645Item? Find2007(byte[] di) => di.Length != 4 ? null : di[0] switch
    {
        0x00 => DlT645Energy2007.Find(di[1], di[2], di[3]),
        0x01 => DlT645Demand2007.Find(di[1], di[2], di[3]),
        0x02 => DlT645Instant2007.Find(di[1], di[2], di[3]),
        0x04 => DlT645Parameters2007.Find(di[1], di[2], di[3]),
        0x05 => DlT645Frozen2007.Find(di[1], di[2], di[3]),
        _ => null,
    };

    private static DlT645Item? Find1997(byte[] di) => di.Length != 2 ? null : DlT645Table1997.Find(di[0], di[1]);
}
