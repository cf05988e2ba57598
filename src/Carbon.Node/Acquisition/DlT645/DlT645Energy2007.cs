namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Energy registers of the 2007 edition: DI3 = 00, XXXXXX.XX, four bytes.</summary>
internal static class DlT645Energy2007
{
    private static readonly string[] Registers =
    [
        "combined active energy|组合有功", "forward active energy|正向有功", "reverse active energy|反向有功", "combined reactive energy 1|组合无功1", "combined reactive energy 2|组合无功2",
        "reactive energy quadrant 1|第一象限无功", "reactive energy quadrant 2|第二象限无功", "reactive energy quadrant 3|第三象限无功", "reactive energy quadrant 4|第四象限无功",
        "forward apparent energy|正向视在", "reverse apparent energy|反向视在",
    ];

    /// <summary>Names of the values of a block: the total and 63 tariffs.</summary>
    public static readonly string[] TotalAndTariffs = [.. Enumerable.Range(0, 64).Select(t => t == 0 ? "total" : $"tariff{t}")];

    public static DlT645Item? Find(byte register, byte tariff, byte period)
    {
        if (register == 0x90)
            return Prepaid(tariff, period);
        var (phase, index) = Locate(register);
        if (index < 0 || tariff is > 0x3F and < 0xFF || period is > 0x0C and < 0xFF)
            return null;
        var names = Registers[index].Split('|');
        var unit = names[0].Contains("reactive", StringComparison.Ordinal) ? "kvarh" : names[0].Contains("apparent", StringComparison.Ordinal) ? "kVAh" : "kWh";
        var name = Describe($"{phase}{names[0]}", $"{phase.Replace("phase ", "", StringComparison.Ordinal).Trim()}{(phase.Length > 0 ? "相" : "")}{names[1]}", tariff, period);
        return new(name, Elements(tariff, period), 4, 2, unit, Signed: phase.Length == 0 && index is 0 or 3 or 4, IsBlock: tariff == 0xFF || period == 0xFF);
    }

    private static (string Phase, int Index) Locate(byte register) => register switch
    {
        <= 0x0A => ("", register),
        >= 0x15 and <= 0x1E => ("phase A ", register - 0x14),
        >= 0x29 and <= 0x32 => ("phase B ", register - 0x28),
        >= 0x3D and <= 0x46 => ("phase C ", register - 0x3C),
        _ => ("", -1),
    };

    private static string Describe(string english, string chinese, byte tariff, byte period)
    {
        var when = period switch { 0 => ("current", "当前"), 0xFF => ("all settlement days", "当前及各结算日"), _ => ($"settlement day {period}", $"上{period}结算日") };
        var part = tariff switch { 0 => ("total", "总电能"), 0xFF => ("block", "电能数据块"), _ => ($"tariff {tariff}", $"费率{tariff}电能") };
        return $"{english} {part.Item1}, {when.Item1} {when.Item2}{chinese}{part.Item2}";
    }

    private static string[] Elements(byte tariff, byte period) => (tariff, period) switch
    {
        (0xFF, _) => TotalAndTariffs,
        (_, 0xFF) => [.. Enumerable.Range(0, 13).Select(p => p == 0 ? "current" : $"settlement{p}")],
        _ => ["energy"],
    };

    private static DlT645Item? Prepaid(byte kind, byte part) => (kind, part) switch
    {
        (1, 0) => new("remaining energy 当前剩余电量", ["energy"], 4, 2, "kWh"),
        (1, 1) => new("overdrawn energy 当前透支电量", ["energy"], 4, 2, "kWh"),
        (2, 0) => new("remaining amount 当前剩余金额", ["amount"], 4, 2, "yuan"),
        (2, 1) => new("overdrawn amount 当前透支金额", ["amount"], 4, 2, "yuan"),
        _ => null,
    };
}
