using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Sources;

/// <summary>How activity data become emissions of hours: the one path for a running source, a recovering one and a verified one.</summary>
public static class SourceFold
{
    /// <summary>
    /// The source under a new configuration, to be accounted anew by <see cref="Accruals"/>. Measuring points that remain keep what they
    /// fed; in journals before accounts were counted other points began all of them anew.
    /// </summary>
    public static EmissionSource Configure(EmissionSource source, SourceConfigured configured)
    {
        var record = configured.Source;
        var places = new List<int>();
        var terms = ImmutableArray.CreateBuilder<TermPosition>();
        foreach (var term in record.Activities.SelectMany(a => a.Terms))
        {
            var place = configured.Account > 0 ? Place(source.Terms, term) : -1;
            places.Add(place);
            terms.Add(place < 0 ? new TermPosition(term.Meter, term.Point, 0, 0) : source.Terms[place]);
        }
        var same = terms.Count == source.Terms.Length && terms.Zip(source.Terms, (a, b) => a.Meter == b.Meter && a.Point == b.Point).All(p => p);
        var items = record.Constants.Select(c => c.Item).ToHashSet(StringComparer.Ordinal);
        var values = source.Values.RemoveRange(source.Values.Keys.Where(i => !items.Contains(i)));
        return Account(source with
        {
            Configuration = record,
            Filed = FiledSource.After(source.Filed, configured),
            Version = configured.Version,
            Formula = SourceFormula.Compile(record, values),
            Calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone)),
            Terms = same ? source.Terms : terms.ToImmutable(),
            Pages = same ? source.Pages : source.Pages.ToImmutableSortedDictionary(p => p.Key, p => p.Value.ForTerms(places)),
            Values = values,
        }, configured.Account);
    }

    /// <summary>The source with dated values of a data item, to be accounted anew.</summary>
    public static EmissionSource Take(EmissionSource source, ValuesTaken taken)
    {
        var values = source.Values.SetItem(taken.Item, new ItemValues(taken.Feed, taken.Values));
        return Account(source with { Values = values, Formula = SourceFormula.Compile(source.Configuration!, values) }, taken.Account);
    }

    /// <summary>
    /// The source with a feed's quantities taken; nothing is accrued yet. Hours of days it has let go of are not kept: they are reckoned from
    /// the journal, with a new account.
    /// </summary>
    public static EmissionSource Take(EmissionSource source, ActivityTaken taken)
    {
        var pages = source.Pages.ToBuilder();
        Trim(pages, source);
        var terms = source.Terms.ToBuilder();
        var late = false;
        var first = source.Account > 0 && pages.Count > 0 ? pages.Keys.First() : DateOnly.MinValue;
        for (var term = 0; term < terms.Count; term++)
        {
            if (terms[term].Meter != taken.Meter || terms[term].Point != taken.Point)
                continue;
            terms[term] = terms[term] with { Feed = taken.Feed, SettledThrough = taken.SettledThrough };
            foreach (var interval in taken.Intervals)
            {
                var (day, hour) = source.Calendar!.Of(interval.Start);
                if (day < first && source.IsPast(day))
                {
                    late = true;
                    continue;
                }
                var page = pages.TryGetValue(day, out var held) ? held : HourPage.Empty(terms.Count);
                pages[day] = page.With(hour, term, interval.Quantity.ToDecimal(), MeteringRecords.Parts(interval.Parts));
            }
        }
        return source with { Pages = pages.ToImmutable(), Terms = terms.ToImmutable(), Account = late ? source.Account + 1 : source.Account };
    }

    /// <summary>The source with a feed's quantities taken, and the emissions that follow: of the hours fed, and of those that became complete.</summary>
    public static (EmissionSource After, IReadOnlyList<AccrualRecord> Accruals) Follow(EmissionSource source, ActivityTaken taken)
    {
        var after = Take(source, taken);
        var starts = taken.Intervals.Select(i => i.Start).ToHashSet();
        if (after.Terms.Length > 1)
            starts.UnionWith(HeldHours(after, HeldDays(after, source.CompleteThrough, after.CompleteThrough)).Where(s => s >= source.CompleteThrough));
        return (after, Accruals(after, starts.Order()));
    }

    /// <summary>
    /// Emissions of those of the given hours that are complete and differ from what is recorded. Hours before the last
    /// complete one that were never fed count as nothing measured and are left out.
    /// </summary>
    public static IReadOnlyList<AccrualRecord> Accruals(EmissionSource source, IEnumerable<long> starts)
    {
        var accruals = new List<AccrualRecord>();
        foreach (var start in starts)
        {
            if (start >= source.CompleteThrough)
                continue;
            var (day, hour) = source.Calendar!.Of(start);
            if (!source.Pages.TryGetValue(day, out var page) || !page.IsFed(hour))
                continue;
            var emission = HourEmission.Of(source.Formula!, page.Quantities(hour), page.Parts(hour), start);
            var held = page.Accrual(hour);
            if (held.Accrued && held.Tonnes == emission.Tonnes && held.Parts == emission.Parts)
                continue;
            accruals.Add(Record(start, page.Quantities(hour), emission, held.Accrued ? held.Revision + 1 : held.Revision));
        }
        return accruals;
    }

    /// <summary>Starts of all hours held.</summary>
    public static IEnumerable<long> HeldHours(EmissionSource source) => HeldHours(source, source.Pages.Keys);

    /// <summary>Days held that are not over before <paramref name="from"/> and begin before <paramref name="to"/> (ms), oldest first.</summary>
    public static IEnumerable<DateOnly> HeldDays(EmissionSource source, long from, long to)
    {
        if (from == 0)
            return source.Pages.Keys;
        var first = source.Calendar!.Of(from).Day;
        var days = source.Calendar.Of(Math.Max(from, to)).Day.DayNumber - first.DayNumber + 1;
        return days > source.Pages.Count
            ? source.Pages.Keys.Where(d => d >= first)
            : Enumerable.Range(0, days).Select(first.AddDays).Where(source.Pages.ContainsKey);
    }

    /// <summary>The source with accruals recorded.</summary>
    public static EmissionSource Accrue(EmissionSource source, IEnumerable<AccrualRecord> accruals)
    {
        var pages = source.Pages.ToBuilder();
        foreach (var accrual in accruals)
        {
            var (day, hour) = source.Calendar!.Of(accrual.Start);
            if (pages.TryGetValue(day, out var page))
                pages[day] = page.With(hour, new HourAccrual(true, accrual.Tonnes.ToDecimal(), MeteringRecords.Parts(accrual.Parts), accrual.Revision));
        }
        return source with { Pages = pages.ToImmutable() };
    }

    private static IEnumerable<long> HeldHours(EmissionSource source, IEnumerable<DateOnly> days)
    {
        foreach (var day in days)
        {
            var (page, first, next) = (source.Pages[day], source.Calendar!.Start(day), source.Calendar!.Start(day.AddDays(1)));
            for (var hour = 0; hour < HourPage.Hours; hour++)
            {
                var start = first + hour * LocalHours.Hour;
                if (start < next && page.IsFed(hour))
                    yield return start;
            }
        }
    }

    /// <summary>The source with another account; where it has let go of no day, there is no history to reckon.</summary>
    private static EmissionSource Account(EmissionSource source, int account) => source with
    {
        Account = account,
        HistoryAccount = source.HasPast ? source.HistoryAccount : account,
    };

    private static int Place(ImmutableArray<TermPosition> terms, TermRecord term)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i].Meter == term.Meter && terms[i].Point == term.Point)
                return i;
        }
        return -1;
    }

    /// <summary>Lets go of days that are old and complete; one that still waits for a meter stays until that meter has told of it.</summary>
    private static void Trim(ImmutableSortedDictionary<DateOnly, HourPage>.Builder pages, EmissionSource source)
    {
        while (pages.Count > EmissionSource.RetainDays && source.Calendar!.Start(pages.Keys.First().AddDays(1)) <= source.CompleteThrough)
            pages.Remove(pages.Keys.First());
    }

    private static AccrualRecord Record(long start, ReadOnlySpan<decimal> quantities, HourEmission emission, int revision)
    {
        var accrual = new AccrualRecord
        {
            Start = start,
            Tonnes = DecimalValue.From(emission.Tonnes),
            Parts = MeteringRecords.Record(emission.Parts),
            Failure = emission.Failure ?? "",
            Revision = revision,
        };
        foreach (var quantity in quantities)
            accrual.Quantities.Add(DecimalValue.From(quantity));
        return accrual;
    }
}
