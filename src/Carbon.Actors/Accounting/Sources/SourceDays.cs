using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Accounting.Sources;

/// <summary>How hours of a source become settled days.</summary>
public static class SourceDays
{
    /// <summary>Of all days held, those that are complete and not settled as they come to now.</summary>
    public static IReadOnlyList<EmissionDayRecord> Due(EmissionSource source) => Due(source, source.Pages.Keys);

    /// <summary>The same after a feed: only days it touched or completed can have changed.</summary>
    public static IReadOnlyList<EmissionDayRecord> Due(EmissionSource before, EmissionSource after, IEnumerable<AccrualRecord> accruals)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var accrual in accruals)
            days.Add(after.Calendar!.Of(accrual.Start).Day);
        days.UnionWith(SourceFold.HeldDays(after, before.CompleteThrough, after.CompleteThrough));
        return Due(after, days);
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

    /// <summary>A day as it is recorded, but for its revision.</summary>
    public static EmissionDayRecord Record(SourceRecord source, DateOnly day, decimal tonnes, Metering.QualityParts parts, int hours)
    {
        var record = new EmissionDayRecord { Date = MeteringRecords.Record(day), Parts = MeteringRecords.Record(parts), Hours = hours };
        record.Categories.Add(new CategoryTonnes
        {
            Category = source.Category,
            Tonnes = DecimalValue.From(tonnes * source.Sign),
            Apart = source.Apart,
        });
        return record;
    }

    /// <summary>Sets the revision of a day that is to follow on the recorded one; false where it is the same.</summary>
    public static bool Revises(EmissionDayRecord day, EmissionDayRecord? recorded)
    {
        if (recorded is null)
            return true;
        day.Revision = recorded.Revision;
        if (day.Equals(recorded))
            return false;
        day.Revision++;
        return true;
    }

    private static List<EmissionDayRecord> Due(EmissionSource source, IEnumerable<DateOnly> days)
    {
        var due = new List<EmissionDayRecord>();
        foreach (var day in days)
        {
            if (!source.Pages.TryGetValue(day, out var page))
                continue;
            if (source.Calendar!.Start(day.AddDays(1)) > source.CompleteThrough)
                break;
            var settled = Sum(source, day, page);
            if (settled.Hours > 0 && Revises(settled, source.Days.GetValueOrDefault(day)))
                due.Add(settled);
        }
        return due;
    }

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
        return Record(source.Configuration!, day, tonnes, parts, hours);
    }
}
