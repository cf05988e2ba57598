namespace Carbon.Accounting.Uncertainty;

/// <summary>
/// Adds up the budgets of sources to that of a figure: contributions of one error add with their sign, those of different errors in
/// quadrature (GUM 5.1, 5.2 with correlation 1 or 0).
/// </summary>
public static class UncertaintyCombination
{
    private const decimal Nothing = 0.000000001m;

    /// <summary>The budget of the sum of the sources.</summary>
    public static UncertaintyBudget Of(IReadOnlyList<CountedBudget> sources)
    {
        var errors = sources
            .SelectMany(s => s.Budget.Contributions.Select(c => (c.Key, c.Contribution.Uncertainty, Tonnes: c.Contribution.Tonnes * s.Weight, s.Budget.Source.Id)))
            .Where(c => c.Tonnes != 0d)
            .GroupBy(c => (c.Key, Known: c.Uncertainty.Standard is not null))
            .Select(g => (
                g.Key.Key,
                g.Key.Known,
                g.MaxBy(c => c.Uncertainty.Standard).Uncertainty,
                Tonnes: Math.Abs(g.Sum(c => c.Tonnes)),
                Sources: (IReadOnlyList<string>)[.. g.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal)]))
            .ToList();
        var known = errors.Where(e => e.Known).OrderByDescending(e => e.Tonnes).ThenBy(e => e.Key.Kind).ThenBy(e => e.Key.Id, StringComparer.Ordinal).ToList();
        var variance = known.Sum(e => e.Tonnes * e.Tonnes);
        var standard = Math.Sqrt(variance);
        var tonnes = sources.Sum(s => s.Tonnes * s.Share);
        var gross = sources.Sum(s => s.Gross);
        return new UncertaintyBudget(
            tonnes,
            Significant.Of(standard),
            Significant.Of(standard * (double)UncertaintyBudget.CoverageFactor),
            Math.Abs(tonnes) < Nothing ? null : Significant.Of(standard * (double)UncertaintyBudget.CoverageFactor / Math.Abs((double)tonnes)),
            Significant.Share(gross == 0d ? sources.All(s => s.Known == 1d) ? 1d : 0d : sources.Sum(s => s.Gross * s.Known) / gross),
            [.. known.Select(e => new Contributor(e.Key, e.Uncertainty, Significant.Of(e.Tonnes), Significant.Share(variance == 0d ? 0d : e.Tonnes * e.Tonnes / variance), e.Sources))],
            [.. errors.Where(e => !e.Known)
                .Select(e => new UnknownContributor(e.Key, e.Uncertainty.Gap!, Significant.Of(e.Tonnes), e.Sources))
                .Concat(sources.Where(s => s.Budget.Failure is not null).Select(s => new UnknownContributor(
                    new ContributorKey(ContributorKind.Source, s.Budget.Source.Id), s.Budget.Failure!, Significant.Of(s.Gross), [s.Budget.Source.Id])))
                .OrderByDescending(u => u.Tonnes).ThenBy(u => u.Key.Kind).ThenBy(u => u.Key.Id, StringComparer.Ordinal)]);
    }
}
