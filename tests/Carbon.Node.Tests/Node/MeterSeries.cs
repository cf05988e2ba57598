using System.Globalization;

namespace Carbon.Node.Tests.Node;

/// <summary>One reading on its way.</summary>
public sealed record Sent(string Time, string Value, string Id);

/// <summary>
/// A meter that the client plays, minute by minute from a local midnight of Shanghai on, with its own sums of what was acknowledged.
/// </summary>
public sealed class MeterSeries(string meter, bool counter, int seed, int days)
{
    private const int HoursADay = 24;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly Random _random = new(seed);
    private readonly Dictionary<int, decimal> _hours = [];
    private readonly DateTimeOffset _start = new(DateTimeOffset.UtcNow.ToOffset(Shanghai).Date.AddDays(-days), Shanghai);
    private int _minute;
    private decimal _register = 9_000m;

    public string Meter => meter;

    /// <summary>True while there are minutes left before today.</summary>
    public bool HasMore => _minute < (days - 1) * HoursADay * 60;

    /// <summary>Minutes acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>The next readings in time order.</summary>
    public IReadOnlyList<Sent> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    /// <summary>What is missing to the first midnight that is not behind, that midnight included.</summary>
    public IReadOnlyList<Sent> ToMidnight() => Next((HoursADay * 60) - (_minute % (HoursADay * 60)) + 1);

    /// <summary>These readings are acknowledged.</summary>
    public void Count(IReadOnlyList<Sent> sent) => Acknowledged += sent.Count;

    /// <summary>Quantity of each whole day, by date.</summary>
    public Dictionary<DateOnly, decimal> Days() => ByDay(q => q);

    /// <summary>Tonnes of each whole day, by date: hour by hour, as the rounding rule has them.</summary>
    public Dictionary<DateOnly, decimal> Tonnes() => ByDay(SmallPlant.Tonnes);

    private Dictionary<DateOnly, decimal> ByDay(Func<decimal, decimal> ofHour) => _hours
        .Where(h => h.Key / HoursADay < (Acknowledged - 1) / (HoursADay * 60))
        .GroupBy(h => h.Key / HoursADay)
        .ToDictionary(d => DateOnly.FromDateTime(_start.AddDays(d.Key).DateTime), d => d.Sum(h => ofHour(h.Value)));

    private Sent One()
    {
        var minute = _minute++;
        var quantity = _random.Next(1, 1000) / 100m;
        var hour = counter ? (minute - 1) / 60 : minute / 60;
        if (!counter || minute > 0)
            _hours[hour] = _hours.GetValueOrDefault(hour) + quantity;
        if (counter && minute > 0)
            _register = (_register + quantity) % 10_000m;
        var value = counter ? _register : quantity;
        return new Sent(_start.AddMinutes(minute).ToString("O"), value.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{meter}-{minute}"));
    }
}
