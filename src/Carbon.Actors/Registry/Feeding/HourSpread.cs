using Carbon.Metering;

namespace Carbon.Registry.Feeding;

/// <summary>Spreads the quantity of a period evenly over the hours of its local days.</summary>
public static class HourSpread
{
    /// <summary>Decimal places of an hour's quantity, and of an entered quantity.</summary>
    public const int Places = 9;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>
    /// Hours with their quantities, rounded cumulatively so that they sum to <paramref name="value"/> exactly. Days are cut at the plant's
    /// midnights, so a day has 23 or 25 hours when the clock changes; a part of an hour gets its part.
    /// </summary>
    /// <param name="value">Quantity with at most <see cref="Places"/> decimal places and at most 10^15 in size.</param>
    /// <param name="from">First local day.</param>
    /// <param name="to">Last local day.</param>
    /// <param name="zone">Time zone of the plant.</param>
    public static IEnumerable<(DateOnly Day, DateTimeOffset Start, decimal Quantity)> Of(decimal value, DateOnly from, DateOnly to, TimeZoneInfo zone)
    {
        var first = LocalMidnight.Of(from, zone);
        var whole = Minutes(LocalMidnight.Of(to.AddDays(1), zone) - first);
        var before = 0m;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var next = LocalMidnight.Of(day.AddDays(1), zone);
            for (var start = LocalMidnight.Of(day, zone); start < next; start += Hour)
            {
                var end = start + Hour < next ? start + Hour : next;
                var through = decimal.Round(value * Minutes(end - first) / whole, Places, MidpointRounding.AwayFromZero);
                yield return (day, start, through - before);
                before = through;
            }
        }
    }

    private static decimal Minutes(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMinute;
}
