using Carbon.Metering.Folding;
using Carbon.Metering.Pages;

namespace Carbon.Metering;

/// <summary>
/// The readings of one point and everything that follows from them by a deterministic fold: any order of arrival, any batches, any
/// duplicates give the figures of one pass over the readings in time order, revision numbers aside. Immutable to its holder.
/// </summary>
public sealed partial class PointSeries
{
    /// <summary>Local days of readings and figures that are kept where nothing else is said.</summary>
    public const int DefaultRetainDays = 40;

    private static readonly TimeSpan _future = TimeSpan.FromMinutes(5);

    private readonly TimeZoneInfo _zone;
    private readonly LocalDays _days;
    private readonly IReadOnlyList<Page> _pages;
    private readonly IReadOnlyList<Replacement> _replacements;
    private readonly Fold? _fold;
    private readonly long? _settled;
    private readonly long _floor;

    private PointSeries(
        PointConfiguration configuration, TimeZoneInfo zone, LocalDays days, int? retainDays,
        IReadOnlyList<Page> pages, IReadOnlyList<Replacement> replacements, Fold? fold, long? settled, long floor)
    {
        (Configuration, _zone, _days, RetainDays) = (configuration, zone, days, retainDays);
        (_pages, _replacements, _fold, _settled, _floor) = (pages, replacements, fold, settled, floor);
    }

    /// <summary>A series without readings.</summary>
    /// <param name="configuration">The rules it folds by.</param>
    /// <param name="zone">Days and hours are cut in this zone.</param>
    /// <param name="retainDays">Local days before the newest reading that stay held, and can take late readings; null: all.</param>
    /// <param name="calendar">Working days; null: Monday to Friday.</param>
    public static PointSeries Create(PointConfiguration configuration, TimeZoneInfo zone, int? retainDays = DefaultRetainDays, WorkCalendar? calendar = null) =>
        new(configuration, zone, new LocalDays(zone, calendar ?? WorkCalendar.Weekly), retainDays, [], [], null, null, long.MinValue);

    /// <summary>The rules it folds by.</summary>
    public PointConfiguration Configuration { get; }

    /// <summary>Local days before the newest reading that stay held; null: all.</summary>
    public int? RetainDays { get; }

    /// <summary>Everything before this instant is settled; null while nothing is.</summary>
    public DateTimeOffset? SettledThrough => _settled is { } ms ? _days.Show(ms) : null;

    /// <summary>The newest reading by measuring time, valid or not; one outside the limits says so in its quality.</summary>
    public Reading? Latest => PageIndex.Newest(_pages) is { } kept ? Show(kept) : null;

    /// <summary>Figures after <see cref="SettledThrough"/> as far as readings go: they grow and are not settled.</summary>
    public IReadOnlyList<IntervalFigure> Live
    {
        get
        {
            if (_fold is null)
            {
                return [];
            }
            var change = new SeriesChange(Configuration, _days, _replacements, _pages, _fold);
            var output = new FoldOutput();
            change.Fold.Finish(output);
            return [.. output.Hours.Where(h => _settled is null || Moment.Of(h.Start) >= _settled)];
        }
    }

    /// <summary>Settled figures still held whose hour starts at or after <paramref name="from"/>.</summary>
    public IReadOnlyList<IntervalFigure> SettledSince(DateTimeOffset from)
    {
        var since = Moment.Of(from);
        return [.. _pages.Where(p => p.Day.End > since).SelectMany(p => p.Figures.Hours)
            .Where(h => h.Start >= from && _settled is { } settled && Moment.Of(h.Start) < settled)];
    }

    /// <summary>Raw readings still held with <paramref name="from"/> &lt;= measured-at &lt; <paramref name="to"/>.</summary>
    public IReadOnlyList<Reading> Readings(DateTimeOffset from, DateTimeOffset to) =>
        [.. PageIndex.Between(_pages, Moment.Of(from), Moment.Of(to)).Select(Show)];

    /// <summary>Says whether a reading can be recorded; changes nothing.</summary>
    public Examination Examine(Reading reading, DateTimeOffset now) =>
        reading.MeasuredAt > now + _future
            ? new(Verdict.Refused, $"measured at {reading.MeasuredAt:O}, which is more than 5 minutes ahead of {now:O}; check the clock of the instrument")
            : Examine(Kept.Of(reading));

    private Examination Examine(in Kept reading)
    {
        if (!IsDatable(reading.Time))
        {
            return new(Verdict.Refused, $"measured at {Moment.Utc(reading.Time):O}: no plausible date; check the clock of the instrument");
        }
        if (reading.Time < Oldest)
        {
            return new(Verdict.Refused, $"measured at {_days.Show(reading.Time):O}, before {_days.Show(Oldest):O}: older days are settled for good (the last {RetainDays} days stay open)");
        }
        var index = PageIndex.Find(_pages, reading.Time);
        if (index < 0 || _pages[index].Readings.Count == 0)
        {
            return new(Verdict.Accepted);
        }
        if (reading.Id.Length == 0 && _pages[index].Readings is OpenReadings open && open.Last.Time < reading.Time)
        {
            return new(Verdict.Accepted);
        }
        foreach (var held in _pages[index].Readings.Unpack())
        {
            if (reading.Id.Length > 0 && held.Id == reading.Id)
            {
                return new(Verdict.Duplicate);
            }
            if (held.Time == reading.Time)
            {
                return held.Value == reading.Value
                    ? new(Verdict.Duplicate)
                    : new(Verdict.Refused, $"{_days.Show(reading.Time):O} is already recorded with {held.Value}; the first value stands, {reading.Value} is refused");
            }
        }
        return new(Verdict.Accepted);
    }

    /// <summary>Readings before it are refused, whether or not anything so old is held: a clock that fell back must not open decades.</summary>
    private long Oldest => RetainDays is { } days && _pages.Count > 0
        ? Math.Max(_floor, _pages[^1].Day.Start - (days * 86_400_000L)) : _floor;

    private static bool IsDatable(long ms) => ms is > -2_208_988_800_000 and < 221_845_392_000_000;

    private Reading Show(Kept kept)
    {
        var quality = kept.Quality is Quality.Good or Quality.Estimated && !FoldRules.IsUsable(Configuration, kept.Value, kept.Quality)
            ? Quality.OutOfRange : kept.Quality;
        return new(_days.Show(kept.Time), _days.Show(kept.Received), kept.Value, quality, kept.Id);
    }
}
