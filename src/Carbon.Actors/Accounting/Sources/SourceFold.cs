using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Sources;

/// <summary>How activity data become emissions of hours and days: the one path for a running source, a recovering one and a verified one.</summary>
public static class SourceFold
{
    /// <summary>The source under a new configuration; hours held stay, and are accounted anew by <see cref="Accruals"/>.</summary>
    public static EmissionSource Configure(EmissionSource source, SourceConfigured configured)
    {
        var record = configured.Source;
        var terms = record.Activities.SelectMany(a => a.Terms)
            .Select(t => new TermPosition(t.Meter, t.Point, 0, 0))
            .ToImmutableArray();
        var same = terms.Length == source.Terms.Length && terms.Zip(source.Terms, (a, b) => a.Meter == b.Meter && a.Point == b.Point).All(p => p);
        return source with
        {
            Configuration = record,
            Version = configured.Version,
            Formula = SourceFormula.Compile(record),
            Calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone)),
            Terms = same ? source.Terms : terms,
            Pages = same ? source.Pages : source.Pages.ToImmutableSortedDictionary(p => p.Key, p => p.Value.ForTerms(terms.Length)),
        };
    }

    /// <summary>The source with a feed's quantities taken; nothing is accrued yet.</summary>
    public static EmissionSource Take(EmissionSource source, ActivityTaken taken)
    {
        var pages = source.Pages.ToBuilder();
        Trim(pages, source);
        var terms = source.Terms.ToBuilder();
        for (var term = 0; term < terms.Count; term++)
        {
            if (terms[term].Meter != taken.Meter || terms[term].Point != taken.Point)
                continue;
            terms[term] = terms[term] with { Feed = taken.Feed, SettledThrough = taken.SettledThrough };
            foreach (var interval in taken.Intervals)
            {
                var (day, hour) = source.Calendar!.Of(interval.Start);
                var page = pages.TryGetValue(day, out var held) ? held : HourPage.Empty(terms.Count);
                pages[day] = page.With(hour, term, interval.Quantity.ToDecimal(), MeteringRecords.Parts(interval.Parts));
            }
        }
        return source with { Pages = pages.ToImmutable(), Terms = terms.ToImmutable() };
    }

    /// <summary>The source with a feed's quantities taken, and the emissions that follow: of the hours fed, and of those that became complete.</summary>
    public static (EmissionSource After, IReadOnlyList<AccrualRecord> Accruals) Follow(EmissionSource source, ActivityTaken taken)
    {
        var after = Take(source, taken);
        var starts = taken.Intervals.Select(i => i.Start).ToHashSet();
        if (after.Terms.Length > 1)
            starts.UnionWith(HeldHours(after).Where(s => s >= source.CompleteThrough));
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
            if (!source.Pages.TryGetValue(day, out var page))
                continue;
            var accrual = Account(source, page, hour, start);
            var held = page.Accrual(hour);
            if (held.Accrued && held.Tonnes == accrual.Tonnes.ToDecimal() && held.Parts == MeteringRecords.Parts(accrual.Parts))
                continue;
            accrual.Revision = held.Accrued ? held.Revision + 1 : held.Revision;
            accruals.Add(accrual);
        }
        return accruals;
    }

    /// <summary>Starts of all hours held.</summary>
    public static IEnumerable<long> HeldHours(EmissionSource source) =>
        from page in source.Pages
        from hour in Enumerable.Range(0, HourPage.Hours)
        let start = source.Calendar!.Start(page.Key, hour)
        where source.Calendar!.Of(start).Day == page.Key && page.Value.IsFed(hour)
        select start;

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

    /// <summary>Days complete and not yet settled so, among those of the given hours and those before the last complete hour.</summary>
    public static IReadOnlyList<EmissionDayRecord> SettleDays(EmissionSource source)
    {
        var days = new List<EmissionDayRecord>();
        foreach (var (day, page) in source.Pages)
        {
            if (source.Calendar!.Start(day.AddDays(1)) > source.CompleteThrough)
                break;
            var settled = Sum(source, day, page);
            if (settled.Hours == 0)
                continue;
            if (source.Days.TryGetValue(day, out var held))
            {
                settled.Revision = held.Revision;
                if (settled.Equals(held))
                    continue;
                settled.Revision++;
            }
            days.Add(settled);
        }
        return days;
    }

    /// <summary>The source with days settled.</summary>
    public static EmissionSource Settle(EmissionSource source, EmissionDaysSettled settled)
    {
        var days = source.Days.ToBuilder();
        foreach (var day in settled.Days)
            days[MeteringRecords.Date(day.Date)] = day;
        while (days.Count > EmissionSource.RetainSettledDays)
            days.Remove(days.Keys.First());
        return source with { Days = days.ToImmutable(), Feed = settled.Feed };
    }

    /// <summary>Lets go of days that are old and complete; one that still waits for a meter stays until that meter has told of it.</summary>
    private static void Trim(ImmutableSortedDictionary<DateOnly, HourPage>.Builder pages, EmissionSource source)
    {
        while (pages.Count > EmissionSource.RetainDays && source.Calendar!.Start(pages.Keys.First().AddDays(1)) <= source.CompleteThrough)
            pages.Remove(pages.Keys.First());
    }

    private static AccrualRecord Account(EmissionSource source, HourPage page, int hour, long start)
    {
        var quantities = page.Quantities(hour);
        var accrual = new AccrualRecord { Start = start };
        foreach (var quantity in quantities)
            accrual.Quantities.Add(DecimalValue.From(quantity));
        try
        {
            var (whole, parts) = (0m, Metering.QualityParts.None);
            for (var term = 0; term < quantities.Length; term++)
            {
                whole += Math.Abs(quantities[term]);
                parts += page.Parts(hour, term);
            }
            var tonnes = decimal.Round(source.Formula!.Tonnes(quantities, start), SourceFormula.Places, MidpointRounding.AwayFromZero);
            accrual.Tonnes = DecimalValue.From(tonnes);
            accrual.Parts = whole == 0m || parts == Metering.QualityParts.None ? null : MeteringRecords.Record(Share(parts, whole, tonnes));
        }
        catch (ArithmeticException e)
        {
            accrual.Tonnes = DecimalValue.From(0m);
            accrual.Failure = e.Message;
        }
        return accrual;
    }

    private static Metering.QualityParts Share(Metering.QualityParts parts, decimal whole, decimal tonnes) => new(
        Round(parts.Estimated / whole * tonnes),
        Round(parts.Filled / whole * tonnes),
        Round(parts.Manual / whole * tonnes),
        Round(parts.UnderReview / whole * tonnes));

    private static decimal Round(decimal value) => decimal.Round(value, SourceFormula.Places, MidpointRounding.AwayFromZero);

    private static EmissionDayRecord Sum(EmissionSource source, DateOnly day, HourPage page)
    {
        var tonnes = 0m;
        var parts = Metering.QualityParts.None;
        var hours = 0;
        for (var hour = 0; hour < HourPage.Hours; hour++)
        {
            var accrual = page.Accrual(hour);
            if (!accrual.Accrued)
                continue;
            tonnes += accrual.Tonnes;
            parts += accrual.Parts;
            hours++;
        }
        var record = new EmissionDayRecord { Date = MeteringRecords.Record(day), Parts = MeteringRecords.Record(parts), Hours = hours };
        record.Categories.Add(new CategoryTonnes
        {
            Category = source.Configuration!.Category,
            Tonnes = DecimalValue.From(tonnes * source.Configuration.Sign),
        });
        return record;
    }
}
