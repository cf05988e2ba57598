using Carbon.Views.Figures;

namespace Carbon.Portal.Figures;

/// <summary>One part of a total: a category or a source.</summary>
/// <param name="Key">Category or source id.</param>
/// <param name="Tonnes">Its tonnes; deductions negative.</param>
/// <param name="Quality">What it stands on.</param>
/// <param name="Id">Its figure; null where it is a sum of several (a week).</param>
public sealed record BreakdownPart(string Key, decimal Tonnes, QualityShares Quality, FigureId? Id)
{
    /// <summary>Parts of figures that may belong to several periods, largest first.</summary>
    public static IReadOnlyList<BreakdownPart> Of(IEnumerable<EmissionFigure> figures) => [.. figures
        .GroupBy(f => f.Key)
        .Select(g => g.ToList())
        .Select(g => new BreakdownPart(g[0].Key, g.Sum(f => f.Tonnes), QualityOf(g), g.Count == 1 ? g[0].Id : null))
        .OrderByDescending(p => Math.Abs(p.Tonnes))];

    /// <summary>Quality of a sum: shares weighted by the size of its figures.</summary>
    public static QualityShares QualityOf(IReadOnlyCollection<EmissionFigure> figures)
    {
        if (figures.Count == 1)
            return figures.First().Quality;
        decimal Part(Func<QualityShares, decimal> share) => figures.Sum(f => Math.Abs(f.Tonnes) * share(f.Quality));
        return QualityShares.Of(figures.Sum(f => Math.Abs(f.Tonnes)), Part(q => q.Estimated), Part(q => q.Filled), Part(q => q.Manual), Part(q => q.UnderReview));
    }
}
