using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Accounting.Sources;

/// <summary>An hour of a source reckoned from its journal.</summary>
/// <param name="Start">Start of the hour (ms).</param>
/// <param name="Quantities">One a term.</param>
/// <param name="Emission">What it comes to.</param>
public readonly record struct ReckonedHour(long Start, decimal[] Quantities, HourEmission Emission);

/// <summary>
/// All that a source was ever fed, and its days as last recorded: the fold by which days that the source no longer holds are reckoned anew.
/// A day that was metered by other points than the configuration names keeps its figure.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SourceHistory
{
    private readonly List<PointHistory> _points = [];
    private readonly Dictionary<int, EmissionDayRecord> _recorded = [];
    private LocalHours? _calendar;
    private DayReckoning? _reckoning;
    private PointHistory[] _terms = [];

    /// <summary>Configuration as last recorded.</summary>
    public SourceRecord? Configuration { get; private set; }

    /// <summary>Dated values by data item.</summary>
    public ImmutableSortedDictionary<string, ItemValues> Values { get; private set; } = ImmutableSortedDictionary.Create<string, ItemValues>(StringComparer.Ordinal);

    /// <summary>The account that its history last reached.</summary>
    public int Account { get; private set; }

    /// <summary>Days as last recorded, by date (yyyymmdd).</summary>
    public IReadOnlyDictionary<int, EmissionDayRecord> Recorded => _recorded;

    /// <summary>Every measuring point that ever fed the source or was bound to it.</summary>
    public IReadOnlyList<PointHistory> Points => _points;

    /// <summary>What a point counted on some days, in its unit.</summary>
    public decimal Quantity(string meter, string point, IEnumerable<DateOnly> days) =>
        _points.FirstOrDefault(p => p.Meter == meter && p.Point == point) is { } known ? days.Sum(d => known.Sum(d.DayNumber)) : 0m;

    /// <summary>Takes the source's next event as it stands in the journal.</summary>
    public void Take(RecordedEvent recorded)
    {
        switch (recorded.Manifest)
        {
            case ContractManifests.ActivityTaken when _calendar is not null && new ActivityBytes(recorded.Message).Into(this):
                break;
            case ContractManifests.DaySubscriptionAdded:
                break;
            default:
                Take(recorded.Parse());
                break;
        }
    }

    /// <summary>Takes the source's next event.</summary>
    public void Take(IMessage @event)
    {
        switch (@event)
        {
            case SourceConfigured configured:
                Configure(configured.Source);
                break;
            case ValuesTaken taken:
                Use(Configuration!, Values.SetItem(taken.Item, new ItemValues(taken.Feed, taken.Values)));
                break;
            case ActivityTaken taken when _calendar is not null:
                Take(taken);
                break;
            case EmissionsRestated { Accruals.Count: > 0 } restated:
                Accounted(restated.Accruals[0].Start);
                break;
            case EmissionDaysSettled settled:
                foreach (var day in settled.Days)
                    _recorded[day.Date] = day;
                break;
            case HistoryRestated restated:
                Account = restated.Account;
                break;
        }
    }

    /// <summary>Days before <paramref name="before"/> that come to something else than is recorded, each with its next revision, oldest first.</summary>
    public IReadOnlyList<EmissionDayRecord> Restated(DateOnly before)
    {
        var restated = new List<EmissionDayRecord>();
        foreach (var day in Days(before))
        {
            var recorded = _recorded.GetValueOrDefault(MeteringRecords.Record(day));
            if (Day(day) is not { } reckoned || (recorded is not null && IsSame(reckoned, recorded)))
                continue;
            SourceDays.Revises(reckoned, recorded);
            restated.Add(reckoned);
        }
        return restated;
    }

    /// <summary>Days before <paramref name="before"/> that the points of the configuration have fed, oldest first.</summary>
    public IEnumerable<DateOnly> Days(DateOnly before) =>
        _terms.SelectMany(t => t.Days).Distinct().Where(d => d < before.DayNumber).Order().Select(DateOnly.FromDayNumber);

    /// <summary>A day as it comes to with the configuration and values taken so far; null where that is not known.</summary>
    public EmissionDayRecord? Day(DateOnly day) => _reckoning?.Day(day);

    /// <summary>The hours of a day; empty where they are not known.</summary>
    public IReadOnlyList<ReckonedHour> Hours(DateOnly day) => _reckoning?.Hours(day) ?? [];

    /// <summary>Reckons with another configuration or other values on the same activity data; nothing is changed here.</summary>
    /// <exception cref="FormatException">The configuration cannot be compiled.</exception>
    public DayReckoning With(SourceRecord record, IReadOnlyDictionary<string, ItemValues> values) =>
        new(record, values, TermsOf(record), _calendar ?? new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone)));

    /// <summary>The point of this meter; made where it is new.</summary>
    internal PointHistory Point(string meter, string point)
    {
        foreach (var known in _points)
        {
            if (known.Meter == meter && known.Point == point)
                return known;
        }
        var made = new PointHistory(meter, point);
        _points.Add(made);
        return made;
    }

    /// <summary>The point whose names are these bytes; null where it is new.</summary>
    internal PointHistory? Point(ReadOnlySpan<byte> meter, ReadOnlySpan<byte> point)
    {
        foreach (var known in _points)
        {
            if (meter.SequenceEqual(known.MeterBytes) && point.SequenceEqual(known.PointBytes))
                return known;
        }
        return null;
    }

    /// <summary>Sets an hour of a point.</summary>
    internal void Put(PointHistory point, long start, decimal quantity, Metering.QualityParts parts)
    {
        var (day, hour) = _calendar!.Of(start);
        point.Put(day.DayNumber, hour, quantity, parts);
        if (Array.IndexOf(_terms, point) >= 0)
            point.KnownFrom(start);
    }

    /// <summary>An hour was accounted with the points of the configuration: from there on they are known, be it as nothing.</summary>
    internal void Accounted(long start)
    {
        foreach (var term in _terms)
            term.KnownFrom(start);
    }

    private void Take(ActivityTaken taken)
    {
        var point = Point(taken.Meter, taken.Point);
        point.SettledThrough(taken.SettledThrough);
        foreach (var interval in taken.Intervals)
            Put(point, interval.Start, interval.Quantity.ToDecimal(), MeteringRecords.Parts(interval.Parts));
        if (taken.Accruals.Count > 0)
            Accounted(taken.Accruals[0].Start);
    }

    private void Configure(SourceRecord record)
    {
        var items = record.Constants.Select(c => c.Item).ToHashSet(StringComparer.Ordinal);
        _calendar ??= new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone));
        _terms = TermsOf(record);
        foreach (var point in _points)
            point.Use(Array.IndexOf(_terms, point) >= 0);
        Use(record, Values.RemoveRange(Values.Keys.Where(i => !items.Contains(i))));
    }

    private void Use(SourceRecord record, ImmutableSortedDictionary<string, ItemValues> values)
    {
        (Configuration, Values) = (record, values);
        _reckoning = new DayReckoning(record, values, _terms, _calendar!);
    }

    private PointHistory[] TermsOf(SourceRecord record) => [.. record.Activities.SelectMany(a => a.Terms).Select(t => Point(t.Meter, t.Point))];

    /// <summary>Same figures, whatever the number of trailing zeros.</summary>
    private static bool IsSame(EmissionDayRecord a, EmissionDayRecord b) =>
        a.Hours == b.Hours
        && MeteringRecords.Parts(a.Parts) == MeteringRecords.Parts(b.Parts)
        && a.Categories.Select(c => (c.Category, c.Apart, c.Tonnes.ToDecimal())).SequenceEqual(b.Categories.Select(c => (c.Category, c.Apart, c.Tonnes.ToDecimal())));
}
