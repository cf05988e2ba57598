using System.Globalization;
using Carbon.Boundaries.Locating;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;
using Carbon.Views.Meters;
using Carbon.Views.Settings;
using LinqToDB.Data;

namespace Carbon.Views.Locating;

/// <summary>A source's day as it was judged.</summary>
/// <param name="Source">The source.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Since">First of the alarming days in a row; null where the day is as usual.</param>
/// <param name="Moved">Its measured quantities, the one that moved most first; empty where the day is as usual.</param>
public sealed record LocatedSource(SourceRecord Source, DayVerdict Verdict, DateOnly? Since, IReadOnlyList<MovedQuantity> Moved);

/// <summary>Finds the sources whose day is abnormal (locate, explanatory notes).</summary>
public sealed class LocatingQueries(ViewsDatabase views, PlantCatalogue catalogue, SettingsQueries settings, SourceDayQuery days, PlantZone zone, TimeProvider time, WorkCalendar? calendar = null)
{
    private const int LongestRun = 14;

    /// <summary>Sources of a scope with the verdict on a day, the most abnormal first; <paramref name="day"/> null: the last settled day of each.</summary>
    public IReadOnlyList<LocatedSource> Sources(string plant, FigureScope scope, DateOnly? day = null)
    {
        var rules = LocatingRules.Of(settings.Current(plant).Record.Locating);
        var today = zone.Day(time.GetUtcNow());
        var records = catalogue.Sources().Where(s => s.Record.Plant == plant).ToDictionary(s => s.Record.Id);
        var located = new List<LocatedSource>();
        foreach (var source in days.Of(scope, (day ?? today).AddDays(-7 * rules.Weeks - 7 - LongestRun), day ?? today) ?? [])
        {
            // A source that has been silent for more than a week is a matter of its meters, not of its figures.
            if ((day ?? source.Last) is not { } judged || judged < (day ?? today).AddDays(-7) || !source.Days.ContainsKey(judged) || !records.TryGetValue(source.Source, out var record))
                continue;
            var verdict = DayExamination.Of(source.Days, judged, rules, calendar);
            located.Add(verdict.IsAlarming
                ? new LocatedSource(record.Record, verdict, DayExamination.Since(source.Days, judged, rules, calendar), Moved(record, verdict, rules))
                : new LocatedSource(record.Record, verdict, null, []));
        }
        return [.. located.OrderByDescending(l => l.Verdict.IsAlarming).ThenByDescending(l => Math.Abs(l.Verdict.Z ?? 0m)).ThenBy(l => l.Source.Id, StringComparer.Ordinal)];
    }

    private List<MovedQuantity> Moved(SourceEntry source, DayVerdict verdict, LocatingRules rules)
    {
        var terms = source.Record.Activities.SelectMany(a => a.Terms).ToList();
        var sums = DaySums(source.Key, [verdict.Day, .. verdict.Comparable.Select(c => c.Day)], terms.Count);
        if (!sums.TryGetValue(verdict.Day, out var today))
            return [];
        var others = verdict.Comparable.Where(c => sums.ContainsKey(c.Day)).Select(c => sums[c.Day]).ToList();
        return [.. terms.Select((t, i) => MovedQuantity.Of(t.Name, t.Meter, t.Point, t.Unit, today[i], [.. others.Select(o => o[i])], rules)).OfType<MovedQuantity>().OrderByDescending(m => Math.Abs(m.Z))];
    }

    /// <summary>Measured quantities of days, one a term; hours that another configuration accounted with other terms are left out.</summary>
    private Dictionary<DateOnly, decimal[]> DaySums(long source, IReadOnlyList<DateOnly> dates, int terms)
    {
        using var db = views.Query();
        var list = string.Join(',', dates.Select(d => MeteringRecords.Record(d).ToString(CultureInfo.InvariantCulture)));
        var sums = new Dictionary<DateOnly, decimal[]>();
        foreach (var row in db.Query<Row>($"SELECT date AS Date, quantities AS Quantities FROM emission_hour WHERE source = @source AND date IN ({list})", new DataParameter("@source", source)))
        {
            var quantities = row.Quantities.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (quantities.Length != terms)
                continue;
            var date = MeteringRecords.Date(row.Date);
            if (!sums.TryGetValue(date, out var sum))
                sums[date] = sum = new decimal[terms];
            for (var i = 0; i < terms; i++)
                sum[i] += MeterQueries.Number(quantities[i]);
        }
        return sums;
    }

    private sealed class Row
    {
        public int Date { get; set; }

        public string Quantities { get; set; } = "";
    }
}
