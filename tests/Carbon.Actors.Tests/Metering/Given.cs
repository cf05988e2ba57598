using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>Points and readings for the tests of the fold.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Local midnight in Shanghai.</summary>
    public static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8));

    public static PointConfiguration Counter(int minutes = 1) =>
        new() { Id = "p", Kind = PointKind.Counter, Unit = "kWh", Every = TimeSpan.FromMinutes(minutes) };

    public static PointConfiguration Of(PointKind kind, int minutes) =>
        new() { Id = "p", Kind = kind, Unit = "kWh", Every = TimeSpan.FromMinutes(minutes), Fill = FillMethod.None };

    public static Reading At(double minutes, decimal value, Quality quality = Quality.Good) =>
        new(Midnight.AddMinutes(minutes), Midnight.AddMinutes(minutes).AddMilliseconds(40), value, quality);

    public static Outcome Settled(PointConfiguration point, IEnumerable<Reading> readings, params Replacement[] replacements)
    {
        var series = PointSeries.Create(point, Shanghai, retainDays: null);
        var outcome = new Outcome();
        foreach (var replacement in replacements)
        {
            series = series.Announce(replacement).Series;
        }
        var added = series.Add([.. readings]);
        outcome.Take(added);
        outcome.Take(added.Series.Close());
        return outcome;
    }
}
