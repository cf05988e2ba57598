namespace Carbon.Accounting.Uncertainty;

/// <summary>A relative standard uncertainty and what it rests on.</summary>
/// <param name="Standard">Relative standard uncertainty as a fraction, from 0; null: unknown.</param>
/// <param name="Rule">What it follows from, for example <c>electricity class 0.5S</c>; where it is unknown, why.</param>
/// <param name="Source">Document or judgement behind the rule.</param>
/// <param name="Confirmed">True where the value was read in its document or is given with the data.</param>
public sealed record RelativeUncertainty(decimal? Standard, string Rule, string Source, bool Confirmed)
{
    /// <summary>Why it is unknown, for words in the reader's language; null where it is known.</summary>
    public UncertaintyGap? Gap { get; init; }

    /// <summary>Nothing is known.</summary>
    public static RelativeUncertainty Unknown(UncertaintyGap gap) => new(null, gap.Text, "", false) { Gap = gap };

    /// <summary>From a relative half width at 95 % confidence: halved (normal distribution, k = 2).</summary>
    public static RelativeUncertainty OfHalfWidth(decimal halfWidth, string rule, string source, bool confirmed) =>
        new(halfWidth / 2m, rule, source, confirmed);

    /// <summary>From a relative limit of error: divided by the root of 3 (rectangular distribution, GUM 4.3.7).</summary>
    public static RelativeUncertainty OfLimit(decimal limit, string rule, string source, bool confirmed) =>
        new(limit / RootOf3, rule, source, confirmed);

    private static readonly decimal RootOf3 = Formulas.DecimalMath.Sqrt(3m);
}
