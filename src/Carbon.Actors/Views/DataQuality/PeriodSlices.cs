using Carbon.Accounting.Uncertainty;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>The activity data of sources in a period, summed over the stretches in which no parameter of any of them changes.</summary>
internal sealed class PeriodSlices
{
    private readonly Dictionary<(string, string), PointEntry> points;
    private readonly List<(long Start, Dictionary<long, TermQuantity> Sums)> stretches = [];

    public PeriodSlices(DataConnection db, TimeZoneInfo zone, IReadOnlyList<SourceModel> models, long from, long to)
    {
        points = PointEntry.All(db);
        var wanted = models.SelectMany(m => m.Terms).Select(t => points.GetValueOrDefault((t.Meter, t.Point))).OfType<PointEntry>().Distinct().ToList();
        var quantities = new PointQuantities(db, zone);
        long[] cuts = [from, .. models.SelectMany(m => m.Changes).Where(t => t > from && t < to).Distinct().Order(), to];
        for (var i = 0; i + 1 < cuts.Length; i++)
            stretches.Add((cuts[i], quantities.Of(wanted, cuts[i], cuts[i + 1])));
    }

    /// <summary>A source's activity data; stretches in which none of its points has a figure are left out.</summary>
    public IEnumerable<ActivitySlice> Of(SourceModel model) =>
        from stretch in stretches
        let quantities = model.Terms.Select(t => points.TryGetValue((t.Meter, t.Point), out var point) && stretch.Sums.TryGetValue(point.Key, out var sum) ? sum : (TermQuantity?)null).ToList()
        where quantities.Any(q => q is not null)
        select new ActivitySlice(stretch.Start, [.. quantities.Select(q => q ?? default)]);
}
