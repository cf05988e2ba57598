namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Data identifiers of the 1997 edition.</summary>
internal static class DlT645Table1997
{
    private static readonly string[] Phases = ["A", "B", "C"];
    private static readonly string[] TotalAndPhases = ["total", "A", "B", "C"];
    private static readonly string[] EnergyElements = [.. Enumerable.Range(0, 15).Select(t => t == 0 ? "total" : $"tariff{t}")];

    public static DlT645Item? Find(byte high, byte low) => high switch
    {
        0x90 or 0x94 or 0x98 => Energy(low, (low >> 4) switch { 1 => "forward active energy|正向有功", 2 => "reverse active energy|反向有功", _ => null }, Month(high), "kWh"),
        0x91 or 0x95 or 0x99 => Energy(low, Reactive(low >> 4), Month(high), "kvarh"),
        0xA0 when low is 0x10 or 0x20 => new($"{(low == 0x10 ? "forward" : "reverse")} active maximum demand 有功最大需量", ["demand"], 3, 4, "kW"),
        0xB6 => Instant(low),
        0xC0 => Parameter(low),
        _ => null,
    };

    private static (string, string) Month(byte high) => (high & 0x0C) switch { 0x04 => (" last month", "上月"), 0x08 => (" month before last", "上上月"), _ => ("", "") };

    private static string? Reactive(int register) => register switch
    {
        1 => "forward reactive energy|正向无功",
        2 => "reverse reactive energy|反向无功",
        3 => "reactive energy quadrant 1|一象限无功",
        4 => "reactive energy quadrant 4|四象限无功",
        5 => "reactive energy quadrant 2|二象限无功",
        6 => "reactive energy quadrant 3|三象限无功",
        _ => null,
    };

    private static DlT645Item? Energy(byte low, string? register, (string English, string Chinese) month, string unit)
    {
        if (register?.Split('|') is not [var english, var chinese])
            return null;
        return (low & 15) switch
        {
            0 => new($"{english} total{month.English} {month.Chinese}{chinese}总电能", ["energy"], 4, 2, unit),
            15 => new($"{english} block{month.English} {month.Chinese}{chinese}电能数据块", EnergyElements, 4, 2, unit, IsBlock: true),
            var tariff => new($"{english} tariff {tariff}{month.English} {month.Chinese}{chinese}费率{tariff}电能", ["energy"], 4, 2, unit),
        };
    }

    private static DlT645Item? Instant(byte low)
    {
        var phase = low & 15;
        return (low >> 4) switch
        {
            1 => PerPhase("voltage", "电压", phase, "voltage", 2, 0, "V"),
            2 => PerPhase("current", "电流", phase, "current", 2, 2, "A"),
            3 => WithTotal("active power 瞬时有功功率", phase, 3, 4, "kW"),
            4 => WithTotal("reactive power 瞬时无功功率", phase, 2, 2, "kvar"),
            5 => WithTotal("power factor", phase, 2, 3, ""),
            _ => null,
        };
    }

    private static DlT645Item? PerPhase(string name, string chinese, int phase, string element, int bytes, int decimals, string unit) => phase switch
    {
        >= 1 and <= 3 => new($"{name} phase {Phases[phase - 1]}", [element], bytes, decimals, unit),
        15 => new($"{name} block A,B,C {chinese}数据块", Phases, bytes, decimals, unit, IsBlock: true),
        _ => null,
    };

    private static DlT645Item? WithTotal(string name, int phase, int bytes, int decimals, string unit) => phase switch
    {
        0 => new($"{name} total", ["value"], bytes, decimals, unit),
        <= 3 => new($"{name} phase {Phases[phase - 1]}", ["value"], bytes, decimals, unit),
        15 => new($"{name} block total,A,B,C 数据块", TotalAndPhases, bytes, decimals, unit, IsBlock: true),
        _ => null,
    };

    private static DlT645Item? Parameter(byte low) => low switch
    {
        0x10 => new("date and weekday 日期及周次", ["date"], 4, 0, "", Content: DlT645Content.Date),
        0x11 => new("time 时间", ["time"], 3, 0, "", Content: DlT645Content.Time),
        0x30 => new("active constant 电表常数(有功)", ["value"], 3, 0, "imp/kWh"),
        0x31 => new("reactive constant 电表常数(无功)", ["value"], 3, 0, "imp/kvarh"),
        0x32 => new("meter number 表号", ["digits"], 6, 0, "", Content: DlT645Content.Digits),
        0x33 => new("user number 用户号", ["digits"], 6, 0, "", Content: DlT645Content.Digits),
        0x34 => new("device code 设备码", ["digits"], 6, 0, "", Content: DlT645Content.Digits),
        _ => null,
    };
}
