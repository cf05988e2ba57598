using Carbon.Metering;
using Carbon.Views.Figures;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>Sums the tonnes of many sources over any period: days where they are whole, hours at the ends, those of restated days as reckoned.</summary>
internal sealed class SourceSums(DataConnection db, TimeZoneInfo zone, RestatedHours? restated)
{
    private const string Sums =
        "source AS Source, sum(tonnes) AS Tonnes, sum(estimated) AS Estimated, sum(filled) AS Filled, sum(manual) AS Manual, sum(review) AS Review";

    /// <summary>Tonnes of each for its time; those without figures are left out.</summary>
    public Dictionary<ScopedSource, SourceTonnes> Of(IEnumerable<ScopedSource> sources)
    {
        var sums = new Dictionary<ScopedSource, SourceTonnes>(ReferenceEqualityComparer.Instance);
        foreach (var together in sources.GroupBy(s => s.Time))
        {
            var tonnes = Of([.. together.Select(s => s.Entry)], together.Key.From, together.Key.To);
            foreach (var source in together.Where(s => tonnes.ContainsKey(s.Entry.Key)))
                sums[source] = tonnes[source.Entry.Key];
        }
        return sums;
    }

    /// <summary>Tonnes by number of the source in [from, to), ms; a source without figures is left out.</summary>
    public Dictionary<long, SourceTonnes> Of(IReadOnlyCollection<SourceEntry> sources, long from, long to)
    {
        var sums = new Dictionary<long, SourceTonnes>();
        if (sources.Count == 0)
            return sums;
        var keys = KeyList.Of(sources.Select(s => s.Key));
        var cut = PeriodCut.Of(from, to, zone);
        if (cut.HasDays)
            Add(sums, $"SELECT {Sums} FROM emission_day WHERE source IN ({keys}) AND date >= @from AND date < @to GROUP BY source", cut.FirstDay, cut.EndDay);
        foreach (var stretch in cut.Hours)
        {
            Add(sums, $"SELECT {Sums} FROM emission_hour WHERE source IN ({keys}) AND start >= @from AND start < @to AND {restated?.Stands ?? "1 = 1"} GROUP BY source", stretch.From, stretch.To);
            AddRestated(sums, sources, stretch.From, stretch.To);
        }
        return sums;
    }

    private void Add(Dictionary<long, SourceTonnes> sums, string sql, long from, long to)
    {
        foreach (var row in db.Query<SumRow>(sql, new DataParameter("@from", from), new DataParameter("@to", to)))
            sums[row.Source] = sums.GetValueOrDefault(row.Source) + new SourceTonnes(Nanotonnes.Tonnes(row.Tonnes), Nanotonnes.Tonnes(row.Estimated), Nanotonnes.Tonnes(row.Filled), Nanotonnes.Tonnes(row.Manual), Nanotonnes.Tonnes(row.Review));
    }

    private void AddRestated(Dictionary<long, SourceTonnes> sums, IReadOnlyCollection<SourceEntry> sources, long from, long to)
    {
        var signs = sources.ToDictionary(s => s.Key, s => s.Record.Sign);
        foreach (var hour in restated?.Of(sources, MeteringRecords.Time(from), MeteringRecords.Time(to)) ?? [])
        {
            var (tonnes, parts) = (hour.Hour.Emission.Tonnes * signs[hour.Source], hour.Hour.Emission.Parts * signs[hour.Source]);
            sums[hour.Source] = sums.GetValueOrDefault(hour.Source) + new SourceTonnes(tonnes, parts.Estimated, parts.Filled, parts.Manual, parts.UnderReview);
        }
    }

    private sealed class SumRow
    {
        public long Source { get; set; }

        public long Tonnes { get; set; }

        public long Estimated { get; set; }

        public long Filled { get; set; }

        public long Manual { get; set; }

        public long Review { get; set; }
    }
}
