namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Instantaneous values of the 2007 edition: DI3 = 02.</summary>
internal static class DlT645Instant2007
{
    private static readonly string[] Phases = ["A", "B", "C"];
    private static readonly string[] TotalAndPhases = ["total", "A", "B", "C"];

    public static DlT645Item? Find(byte quantity, byte phase, byte last) => (quantity, last) switch
    {
        (0x80, _) when phase == 0 => Variable(last),
        (_, not 0) => null,
        (0x01, _) => PerPhase("voltage", "电压", phase, "voltage", 2, 1, "V", false),
        (0x02, _) => PerPhase("current", "电流", phase, "current", 3, 3, "A", true),
        (0x03, _) => WithTotal("active power 瞬时有功功率", phase, 3, 4, "kW"),
        (0x04, _) => WithTotal("reactive power 瞬时无功功率", phase, 3, 4, "kvar"),
        (0x05, _) => WithTotal("apparent power 瞬时视在功率", phase, 3, 4, "kVA"),
        (0x06, _) => WithTotal("power factor", phase, 2, 3, ""),
        (0x07, _) => PerPhase("phase angle", "相角", phase, "value", 2, 1, "deg", false),
        (0x08, _) => PerPhase("voltage distortion", "电压波形失真度", phase, "value", 2, 2, "%", false),
        (0x09, _) => PerPhase("current distortion", "电流波形失真度", phase, "value", 2, 2, "%", false),
        _ => null,
    };

    private static DlT645Item? PerPhase(string name, string chinese, byte phase, string element, int bytes, int decimals, string unit, bool signed) => phase switch
    {
        >= 1 and <= 3 => new($"{name} phase {Phases[phase - 1]}", [element], bytes, decimals, unit, signed),
        0xFF => new($"{name} block A,B,C {chinese}数据块", Phases, bytes, decimals, unit, signed, IsBlock: true),
        _ => null,
    };

    private static DlT645Item? WithTotal(string name, byte phase, int bytes, int decimals, string unit) => phase switch
    {
        0 => new($"{name} total", ["value"], bytes, decimals, unit, Signed: true),
        <= 3 => new($"{name} phase {Phases[phase - 1]}", ["value"], bytes, decimals, unit, Signed: true),
        0xFF => new($"{name} block total,A,B,C 数据块", TotalAndPhases, bytes, decimals, unit, Signed: true, IsBlock: true),
        _ => null,
    };

    private static DlT645Item? Variable(byte number) => number switch
    {
        0x01 => new("neutral current 零线电流", ["current"], 3, 3, "A", Signed: true),
        0x02 => new("frequency 电网频率", ["value"], 2, 2, "Hz"),
        0x03 => new("one-minute mean active power 一分钟有功总平均功率", ["value"], 3, 4, "kW", Signed: true),
        0x04 => new("present active demand 当前有功需量", ["value"], 3, 4, "kW", Signed: true),
        0x05 => new("present reactive demand 当前无功需量", ["value"], 3, 4, "kvar", Signed: true),
        0x06 => new("present apparent demand 当前视在需量", ["value"], 3, 4, "kVA", Signed: true),
        0x07 => new("temperature in the meter 表内温度", ["value"], 2, 1, "degC", Signed: true),
        0x08 => new("clock battery voltage 时钟电池电压", ["value"], 2, 2, "V"),
        0x09 => new("reading battery voltage 停电抄表电池电压", ["value"], 2, 2, "V"),
        0x0A => new("battery working time 内部电池工作时间", ["value"], 4, 0, "min"),
        _ => null,
    };
}
