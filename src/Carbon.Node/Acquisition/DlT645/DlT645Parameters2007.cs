namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Parameters of the 2007 edition that identify a meter or tell its state: DI3 = 04, DI2 = 00.</summary>
internal static class DlT645Parameters2007
{
    public static DlT645Item? Find(byte di2, byte group, byte number) => di2 != 0 ? null : (group, number) switch
    {
        (1, 1) => new("date and weekday 日期及星期", ["date"], 4, 0, "", Content: DlT645Content.Date),
        (1, 2) => new("time 时间", ["time"], 3, 0, "", Content: DlT645Content.Time),
        (1, 3) => new("demand period 最大需量周期", ["value"], 1, 0, "min"),
        (1, 4) => new("sliding time 滑差时间", ["value"], 1, 0, "min"),
        (4, 1) => Digits("communication address 通信地址"),
        (4, 2) => Digits("meter number 表号"),
        (4, 3) => Text("asset number 资产管理编码", 32),
        (4, 4) => Text("rated voltage 额定电压", 6),
        (4, 5) => Text("rated current 额定电流", 6),
        (4, 6) => Text("maximum current 最大电流", 6),
        (4, 7) => Text("active accuracy class 有功准确度等级", 4),
        (4, 8) => Text("reactive accuracy class 无功准确度等级", 4),
        (4, 9) => new("active pulse constant 有功常数", ["value"], 3, 0, "imp/kWh"),
        (4, 0x0A) => new("reactive pulse constant 无功常数", ["value"], 3, 0, "imp/kvarh"),
        (4, 0x0B) => Text("meter model 电表型号", 10),
        (4, 0x0C) => Text("production date 生产日期", 10),
        (4, 0x0D) => Text("protocol version 协议版本号", 16),
        (5, >= 1 and <= 7) => new($"status word {number} 运行状态字{number}", ["status"], 2, 0, "", Content: DlT645Content.Bits),
        _ => null,
    };

    private static DlT645Item Digits(string name) => new(name, ["digits"], 6, 0, "", Content: DlT645Content.Digits);

    private static DlT645Item Text(string name, int bytes) => new(name, ["text"], bytes, 0, "", Content: DlT645Content.Text);
}
