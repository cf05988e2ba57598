using Carbon.Boundaries;
using Carbon.Metering;
using LinqToDB.Data;

namespace Carbon.Views.Figures;

/// <summary>Settled days of the sources of a scope: what targets and locating look at.</summary>
public sealed class SourceDayQuery(ViewsDatabase views, PlantCatalogue catalogue)
{
    /// <summary>Sources of a scope that count in its total on any of the days from first to last, with those that are settled; null where the scope does not exist.</summary>
    public IReadOnlyList<SourceDays>? Of(FigureScope scope, DateOnly first, DateOnly last)
    {
        if (ScopeShares.Of(scope, catalogue) is not { } shares)
            return null;
        var sources = catalogue.Sources().Where(s => shares.TryGetValue(s.Record.Id, out var share) && share.Within(first, last.AddDays(1)).Any() && !s.Record.Apart).ToList();
        using var db = views.Query();
        var days = db.Query<Row>(
            $"SELECT source AS Source, date AS Date, tonnes AS Tonnes FROM emission_day WHERE settled = 1 AND date BETWEEN @first AND @last AND source IN ({KeyList.Of(sources.Select(s => s.Key))})",
            new DataParameter("@first", MeteringRecords.Record(first)), new DataParameter("@last", MeteringRecords.Record(last))).ToLookup(r => r.Source);
        return [.. sources.Select(s => new SourceDays(
            s.Record.Id, shares[s.Record.Id], days[s.Key].ToDictionary(r => MeteringRecords.Date(r.Date), r => Nanotonnes.Tonnes(r.Tonnes))))];
    }

    private sealed class Row
    {
        public long Source { get; set; }

        public int Date { get; set; }

        public long Tonnes { get; set; }
    }
}
