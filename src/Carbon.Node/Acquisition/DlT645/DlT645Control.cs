namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Names of functions and error bits (DL/T 645-2007 and -1997, control codes).</summary>
public static class DlT645Control
{
    private static readonly string[] Errors2007 =
    [
        "other error 其他错误", "no requested data 无请求数据", "password error or not authorised 密码错/未授权", "baud rate cannot be changed 通信速率不能更改",
        "too many year time zones 年时区数超", "too many day periods 日时段数超", "too many tariffs 费率数超", "reserved 保留",
    ];

    private static readonly string[] Errors1997 =
    [
        "illegal data 非法数据", "data identifier wrong 数据标识错", "password wrong 密码错", "reserved 保留",
        "too many year time zones 年时区数超", "too many day periods 日时段数超", "too many tariffs 费率数超", "reserved 保留",
    ];

    /// <summary>The name of a function.</summary>
    public static string Name(DlT645Edition edition, int function) => (edition, function) switch
    {
        (_, 0x08) => "broadcast time 广播校时",
        (DlT645Edition.Edition2007, 0x11) or (DlT645Edition.Edition1997, 0x01) => "read data 读数据",
        (DlT645Edition.Edition2007, 0x12) or (DlT645Edition.Edition1997, 0x02) => "read follow-up data 读后续数据",
        (DlT645Edition.Edition1997, 0x03) => "re-read data 重读数据",
        (DlT645Edition.Edition2007, 0x13) => "read address 读通信地址",
        (DlT645Edition.Edition2007, 0x14) or (DlT645Edition.Edition1997, 0x04) => "write data 写数据",
        (DlT645Edition.Edition2007, 0x15) or (DlT645Edition.Edition1997, 0x0A) => "write address 写通信地址",
        (DlT645Edition.Edition2007, 0x16) => "freeze 冻结",
        (DlT645Edition.Edition2007, 0x17) or (DlT645Edition.Edition1997, 0x0C) => "change baud rate 更改通信速率",
        (DlT645Edition.Edition2007, 0x18) or (DlT645Edition.Edition1997, 0x0F) => "change password 修改密码",
        (DlT645Edition.Edition2007, 0x19) or (DlT645Edition.Edition1997, 0x10) => "clear demand 最大需量清零",
        (DlT645Edition.Edition2007, 0x1A) => "clear meter 电表清零",
        (DlT645Edition.Edition2007, 0x1B) => "clear events 事件清零",
        (DlT645Edition.Edition2007, 0x1C) => "trip, close, alarm 跳合闸、报警、保电",
        _ => "vendor/other",
    };

    /// <summary>The errors that the bits of <paramref name="errorByte"/> name, lowest bit first.</summary>
    public static IEnumerable<string> Errors(DlT645Edition edition, byte errorByte)
    {
        var names = edition == DlT645Edition.Edition2007 ? Errors2007 : Errors1997;
        for (var bit = 0; bit < 8; bit++)
            if ((errorByte & (1 << bit)) != 0)
                yield return names[bit];
    }

    /// <summary>Bytes of the data identifier.</summary>
    public static int IdentifierLength(DlT645Edition edition) => edition == DlT645Edition.Edition2007 ? 4 : 2;

    /// <summary>The control byte of a read request.</summary>
    public static byte ReadRequest(DlT645Edition edition) => (byte)(edition == DlT645Edition.Edition2007 ? 0x11 : 0x01);

    /// <summary>True where request and reply of the function begin with a data identifier.</summary>
    public static bool HasIdentifier(DlT645Edition edition, int function) => edition == DlT645Edition.Edition2007
        ? function is 0x11 or 0x12 or 0x14
        : function is >= 0x01 and <= 0x04;

    /// <summary>True for the function that fetches the parts after the first.</summary>
    public static bool IsFollowUp(DlT645Edition edition, int function) => function == (edition == DlT645Edition.Edition2007 ? 0x12 : 0x02);
}
