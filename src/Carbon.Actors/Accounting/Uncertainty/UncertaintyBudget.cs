namespace Carbon.Accounting.Uncertainty;

/// <summary>The uncertainty of a figure (GUM): derived, rounded to six significant digits, not of record.</summary>
/// <param name="Tonnes">The figure, signed.</param>
/// <param name="Standard">Combined standard uncertainty of what is known, tonnes.</param>
/// <param name="Expanded">Expanded with k = 2, tonnes; about 95 % confidence.</param>
/// <param name="Relative">Expanded uncertainty over the size of the figure; null where the figure is zero.</param>
/// <param name="Coverage">Share of the figure, by gross tonnes of its sources, whose uncertainty is known entirely; 0 to 1.</param>
/// <param name="Contributors">Largest first; their shares of variance add up to 1.</param>
/// <param name="Unknown">What is not known, largest first; none of it is in the numbers above.</param>
public sealed record UncertaintyBudget(
    decimal Tonnes, decimal Standard, decimal Expanded, decimal? Relative, decimal Coverage,
    IReadOnlyList<Contributor> Contributors, IReadOnlyList<UnknownContributor> Unknown)
{
    /// <summary>Coverage factor of the expanded uncertainty.</summary>
    public const decimal CoverageFactor = 2m;
}

/// <summary>One error with all that it does to a figure, in whatever sources it works.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Uncertainty">Relative standard uncertainty of the thing itself; the largest where it differs.</param>
/// <param name="Tonnes">Contribution to the standard uncertainty of the figure.</param>
/// <param name="VarianceShare">Share of the figure's variance, 0 to 1.</param>
/// <param name="Sources">Ids of the sources it works in.</param>
public sealed record Contributor(ContributorKey Key, RelativeUncertainty Uncertainty, decimal Tonnes, decimal VarianceShare, IReadOnlyList<string> Sources);

/// <summary>Something whose uncertainty is not known.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Gap">Why it is unknown.</param>
/// <param name="Tonnes">Tonnes of the figure that hang on it.</param>
/// <param name="Sources">Ids of the sources it works in.</param>
public sealed record UnknownContributor(ContributorKey Key, UncertaintyGap Gap, decimal Tonnes, IReadOnlyList<string> Sources);
