using Carbon.Metering;

namespace Carbon.Portal.Tests.Plant;

/// <summary>One simulated instrument: what it is, and what it reads when.</summary>
internal sealed record MeterPlan(
    string Id, string NameZh, string NameEn, string Medium, string Point, PointKind Kind, string Unit, decimal HourlyMean, string Channel, int Seed)
{
    public decimal Factor { get; init; } = 1m;

    public decimal? Modulus { get; init; }

    public decimal? Maximum { get; init; }

    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    public string PointZh => Medium == "electricity" ? "正向有功电能" : "累计量";

    public string PointEn => Medium == "electricity" ? "Active energy import" : "Cumulative quantity";

    /// <summary>When the meter does not answer.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Silence { get; init; }

    public static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public static IReadOnlyList<MeterPlan> All { get; } =
    [
        new("mains", "35kV 总进线电表", "35 kV mains", "electricity", "energy", PointKind.Counter, "kWh", 15.6m, "tcp-main", 1) { Factor = 1000m, Modulus = 10000m },
        new("eaf", "电弧炉电表", "Arc furnace", "electricity", "energy", PointKind.Counter, "kWh", 7.9m, "tcp-main", 2) { Factor = 1000m, Modulus = 10000m },
        new("lf", "精炼炉电表", "Ladle furnace", "electricity", "energy", PointKind.Counter, "kWh", 2.1m, "tcp-main", 3) { Factor = 1000m },
        new("mill-1", "一号轧机电表", "Rolling mill 1", "electricity", "energy", PointKind.Counter, "kWh", 1840m, "rs485-1", 4),
        new("mill-2", "二号轧机电表", "Rolling mill 2", "electricity", "energy", PointKind.Counter, "kWh", 1310m, "rs485-1", 5)
        { Silence = (Start.AddDays(52).AddHours(9), Start.AddDays(52).AddHours(15)) },
        new("air", "空分站电表", "Air separation", "electricity", "energy", PointKind.Counter, "kWh", 920m, "rs485-1", 6),
        new("office", "办公楼电表", "Office", "electricity", "energy", PointKind.Counter, "kWh", 61m, "rs485-2", 7)
        { Silence = (Start.AddDays(54).AddHours(11), Start.AddDays(90)) },
        new("gas-1", "加热炉燃气表", "Reheating furnace gas", "natural-gas", "volume", PointKind.Counter, "Nm3", 1120m, "rs485-2", 8),
        new("gas-2", "锅炉燃气表", "Boiler gas", "natural-gas", "volume", PointKind.Counter, "Nm3", 240m, "rs485-2", 9),
        new("steam", "外购蒸汽热量表", "Purchased steam", "heat", "energy", PointKind.Gauge, "GJ", 18.4m, "mqtt", 10)
        { Maximum = 60m, Silence = (Start.AddDays(54).AddHours(2), Start.AddDays(54).AddHours(5)) },
        new("electrodes", "电极秤", "Electrode scale", "graphite", "mass", PointKind.Interval, "kg", 118m, "mqtt", 11) { Every = TimeSpan.FromHours(1) },
        new("limestone", "石灰石皮带秤", "Limestone belt scale", "limestone", "mass", PointKind.Interval, "t", 2.2m, "mqtt", 12) { Every = TimeSpan.FromHours(1) },
        new("steel", "钢坯秤", "Billet scale", "steel", "mass", PointKind.Interval, "t", 42m, "mqtt", 13) { Every = TimeSpan.FromHours(1) },
        new("coal", "用煤录入", "Coal, by hand", "coal", "mass", PointKind.Manual, "t", 0.45m, "manual", 14) { Every = TimeSpan.FromDays(1) },
    ];

    /// <summary>Quantity of one step that ends at an instant; the same each time it is asked.</summary>
    public decimal Quantity(DateTimeOffset end)
    {
        var local = end.ToOffset(TimeSpan.FromHours(8));
        var day = local.DayOfWeek is DayOfWeek.Sunday ? 0.62m : 1m;
        var shift = local.Hour switch { < 6 => 0.78m, < 9 => 0.96m, < 12 => 1.16m, < 14 => 0.98m, < 19 => 1.14m, _ => 0.9m };
        var noise = 0.86m + (decimal)(unchecked((uint)(end.ToUnixTimeSeconds() / 900 * 2654435761L + Seed * 97L)) % 2801u) / 10000m;
        return decimal.Round(HourlyMean * (decimal)Every.TotalHours * day * shift * noise, 4);
    }
}
