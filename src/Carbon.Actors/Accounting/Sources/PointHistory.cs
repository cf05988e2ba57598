using System.Text;

namespace Carbon.Accounting.Sources;

/// <summary>What a measuring point fed to a source, all of it: hours by day, and since when it is known.</summary>
/// <remarks>Not thread-safe; changed in place, since a year has nine thousand hours.</remarks>
public sealed class PointHistory(string meter, string point)
{
    private readonly Dictionary<int, Page> _pages = [];
    private readonly List<(long From, long To)> _closed = [];
    private bool _open;
    private long _from = long.MaxValue;
    private long _settled;

    /// <summary>Id of the meter.</summary>
    public string Meter { get; } = meter;

    /// <summary>Id of the point.</summary>
    public string Point { get; } = point;

    /// <summary><see cref="Meter"/> as it stands in the journal.</summary>
    internal byte[] MeterBytes { get; } = Encoding.UTF8.GetBytes(meter);

    /// <summary><see cref="Point"/> as it stands in the journal.</summary>
    internal byte[] PointBytes { get; } = Encoding.UTF8.GetBytes(point);

    /// <summary>Local days (day numbers) of which there are hours.</summary>
    public IEnumerable<int> Days => _pages.Keys;

    /// <summary>The point begins or ceases to be one of the source's.</summary>
    public void Use(bool used)
    {
        if (used == _open)
            return;
        if (!used && _from < long.MaxValue)
            _closed.Add((_from, _settled));
        (_open, _from) = (used, long.MaxValue);
    }

    /// <summary>An hour from which on the source accounts with this point.</summary>
    public void KnownFrom(long start) => _from = Math.Min(_from, start);

    /// <summary>How far the point is settled (ms).</summary>
    public void SettledThrough(long instant) => _settled = Math.Max(_settled, instant);

    /// <summary>Sets an hour; the last word counts.</summary>
    public void Put(int day, int hour, decimal quantity, Metering.QualityParts parts)
    {
        if (!_pages.TryGetValue(day, out var page))
            _pages[day] = page = new Page();
        page.Quantities[hour] = quantity;
        page.Fed |= 1u << hour;
        if (page.Parts is null && parts != Metering.QualityParts.None)
            page.Parts = new Metering.QualityParts[HourPage.Hours];
        if (page.Parts is not null)
            page.Parts[hour] = parts;
    }

    /// <summary>True where what the point counted in an hour is known, be it nothing.</summary>
    public bool Knows(long start)
    {
        if (_open && start >= _from)
            return true;
        foreach (var (from, to) in _closed)
        {
            if (start >= from && start < to)
                return true;
        }
        return false;
    }

    /// <summary>What the point counted on a day.</summary>
    public decimal Sum(int day) => _pages.TryGetValue(day, out var page) ? page.Quantities.Sum() : 0m;

    /// <summary>The hours of a day; null where there are none.</summary>
    internal Page? Of(int day) => _pages.GetValueOrDefault(day);

    /// <summary>One local day.</summary>
    internal sealed class Page
    {
        public decimal[] Quantities { get; } = new decimal[HourPage.Hours];

        public Metering.QualityParts[]? Parts { get; set; }

        public uint Fed { get; set; }
    }
}
