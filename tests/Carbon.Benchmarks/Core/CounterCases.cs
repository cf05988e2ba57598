using Carbon.Metering;

namespace Carbon.Benchmarks.Core;

/// <summary>P11: a register that rises 1 kWh a minute for a day, in seven plights; the true value is always 1440 kWh.</summary>
internal static class CounterCases
{
    private const decimal True = 1440m;

    /// <summary>What MyEMS 6.7 makes of the same seven, measured on this kind of machine.</summary>
    private static readonly decimal[] _myEms = [1440m, 1439m, 1200m, 1259m, 1439m, 1440m, 1380m];

    private static readonly DateTimeOffset _midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly Replacement _exchange = new(_midnight.AddMinutes(699.5), 5699.5m, 12m);

    /// <summary>Counts the plights in which nothing is lost and nothing invented.</summary>
    public static async Task RunAsync(Report report)
    {
        decimal[] totals =
        [
            Total(null, Day(5000m)),
            Total(1_000_000m, Day(999_300m)),
            Total(null, Day(5000m).Where(Outside)),
            Total(1_000_000m, Day(999_300m).Where(Outside)),
            Total(null, Day(5000m).Select(d => (d.Minute, d.Minute < 700 ? d.Value : d.Minute - 700 + 12.5m)), _exchange),
            Total(null, Day(5000m).Select(d => (d.Minute, d.Minute is >= 700 and < 710 ? 0m : d.Value))),
            Total(null, Day(5000m).Select(d => (d.Minute, d.Minute == 700 ? d.Value + 60 : d.Value))),
        ];
        report.Add("P11 counter cases with 1440.000 kWh, of 7", totals.Count(t => t == True), "cases", "MyEMS 6.7, measured before", _myEms.Count(t => t == True));
        await Console.Error.WriteLineAsync($"  no fault, rollover, outage, both, replacement, zeros, spike: {string.Join(", ", totals.Select(t => t.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)))}");
    }

    private static bool Outside((int Minute, decimal Value) reading) => reading.Minute is <= 610 or >= 790;

    private static IEnumerable<(int Minute, decimal Value)> Day(decimal start) => Enumerable.Range(0, 1441).Select(m => (m, start + m));

    private static decimal Total(decimal? modulus, IEnumerable<(int Minute, decimal Value)> day, params Replacement[] replacements)
    {
        var point = new PointConfiguration { Id = "p", Kind = PointKind.Counter, Unit = "kWh", Every = TimeSpan.FromMinutes(1), Modulus = modulus };
        var series = PointSeries.Create(point, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        foreach (var replacement in replacements)
            series = series.Announce(replacement).Series;
        var hours = new Dictionary<DateTimeOffset, decimal>();
        var readings = day.Select(d => new Reading(_midnight.AddMinutes(d.Minute), _midnight.AddMinutes(d.Minute), modulus is { } r ? d.Value % r : d.Value));
        var added = series.Add([.. readings]);
        foreach (var hour in added.Intervals.Concat(added.Series.Close().Intervals))
            hours[hour.Start] = hour.Quantity;
        return hours.Values.Sum();
    }
}
