using Carbon.Accounting.Uncertainty;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>
/// Uncertainty of a figure. <paramref name="Standard"/> and <paramref name="Expanded"/> (k = 2) are tonnes, <paramref name="Relative"/> is the
/// expanded one as a fraction of the figure (absent where it is zero), <paramref name="Coverage"/> the share of it whose uncertainty is known.
/// </summary>
public sealed record UncertaintyAnswer(
    string Scope, DateTimeOffset From, DateTimeOffset To, string Unit, decimal Value, decimal Standard, decimal Expanded, decimal CoverageFactor, decimal? Relative, decimal Coverage,
    int ContributorCount, IReadOnlyList<ContributorAnswer> Contributors, IReadOnlyList<UnknownAnswer> Unknown)
{
    internal static UncertaintyAnswer Of(FigureScope scope, DateTimeOffset from, DateTimeOffset to, UncertaintyBudget budget, int top) => new(
        scope.ToString(), from, to, "tCO2e", budget.Tonnes, budget.Standard, budget.Expanded, UncertaintyBudget.CoverageFactor, budget.Relative, budget.Coverage,
        budget.Contributors.Count,
        [.. budget.Contributors.Take(top).Select(c => new ContributorAnswer(
            c.Key.Kind, c.Key.Id, c.Uncertainty.Standard ?? 0m, c.Tonnes, c.VarianceShare, c.Uncertainty.Rule, c.Uncertainty.Source, c.Uncertainty.Confirmed, c.Sources))],
        [.. budget.Unknown.Take(top).Select(u => new UnknownAnswer(u.Key.Kind, u.Key.Id, u.Gap.Text, u.Tonnes, u.Sources))]);
}

/// <summary>One error and all that it does. <paramref name="Relative"/> is the standard uncertainty of the thing itself, as a fraction.</summary>
public sealed record ContributorAnswer(
    ContributorKind Kind, string Id, decimal Relative, decimal Tonnes, decimal VarianceShare, string Rule, string Source, bool Confirmed, IReadOnlyList<string> Sources);

/// <summary>Something whose uncertainty is not known, and the tonnes that hang on it.</summary>
public sealed record UnknownAnswer(ContributorKind Kind, string Id, string Why, decimal Tonnes, IReadOnlyList<string> Sources);
