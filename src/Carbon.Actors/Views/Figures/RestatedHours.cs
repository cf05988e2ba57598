using Carbon.Accounting.Sources;
using Carbon.Metering;
using Carbon.Persistence;
using LinqToDB.Data;

namespace Carbon.Views.Figures;

/// <summary>An hour of a restated day.</summary>
/// <param name="Source">Number of the source.</param>
/// <param name="Hour">As reckoned, before the sign.</param>
/// <param name="Revision">Revision of its day.</param>
public readonly record struct RestatedHour(long Source, ReckonedHour Hour, int Revision);

/// <summary>
/// Hours of days that a source restated when it no longer held them. Only the days were written again; their hours are reckoned on reading,
/// from the same events by the same fold, so they add up to their day exactly.
/// </summary>
/// <param name="views">Which days those are.</param>
/// <param name="zone">The plant's time zone.</param>
/// <param name="journal">What sources stored; null: hours are shown as they were before.</param>
public sealed class RestatedHours(ViewsDatabase views, PlantZone zone, IEntityJournal? journal = null)
{
    /// <summary>In SQL: an hour row that still stands for its day.</summary>
    internal string Stands => journal is null ? "1 = 1" : "NOT EXISTS (SELECT 1 FROM emission_day d WHERE d.source = emission_hour.source AND d.date = emission_hour.date AND d.account > 0)";

    /// <summary>Hours in [from, to) of restated days of these sources.</summary>
    public IReadOnlyList<RestatedHour> Of(IEnumerable<SourceEntry> sources, DateTimeOffset from, DateTimeOffset to)
    {
        var entries = sources.ToDictionary(s => s.Key);
        if (journal is null || entries.Count == 0)
            return [];
        List<DayRow> days;
        using (var db = views.Query())
        {
            days = db.Query<DayRow>(
                $"SELECT source AS Source, date AS Date, account AS Account, revision AS Revision FROM emission_day WHERE account > 0 AND date >= @from AND date <= @to AND source IN ({KeyList.Of(entries.Keys)})",
                new DataParameter("@from", Date(from)), new DataParameter("@to", Date(to.AddTicks(-1)))).ToList();
        }
        var (first, after) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return [.. days
            .GroupBy(d => (d.Source, d.Account))
            .SelectMany(g => Hours(Read(entries[g.Key.Source].Record.Id, g.Key.Account), g))
            .Where(h => h.Hour.Start >= first && h.Hour.Start < after)
            .OrderBy(h => h.Hour.Start)];
    }

    /// <summary>The source as it was when its history had been reckoned with an account.</summary>
    private SourceHistory Read(string id, long account)
    {
        var history = new SourceHistory();
        journal!.Read($"source-{id}", long.MaxValue, recorded =>
        {
            history.Take(recorded);
            return history.Account != account;
        });
        return history;
    }

    private static IEnumerable<RestatedHour> Hours(SourceHistory history, IEnumerable<DayRow> days) =>
        days.SelectMany(d => history.Hours(MeteringRecords.Date((int)d.Date)).Select(h => new RestatedHour(d.Source, h, (int)d.Revision)));

    private int Date(DateTimeOffset instant) => MeteringRecords.Record(zone.Day(instant));

    private sealed class DayRow
    {
        public long Source { get; set; }

        public long Date { get; set; }

        public long Account { get; set; }

        public long Revision { get; set; }
    }
}
