namespace Carbon.Accounting.Uncertainty;

/// <summary>The quantity of one measuring point in a stretch of time and how much of it is not plainly measured, in the point's unit.</summary>
/// <param name="Value">The whole.</param>
/// <param name="Estimated">Register total known, distribution estimated.</param>
/// <param name="Filled">Made by gap filling.</param>
/// <param name="Manual">Entered by a person.</param>
/// <param name="UnderReview">Suspect, unconfirmed.</param>
public readonly record struct TermQuantity(double Value, double Estimated, double Filled, double Manual, double UnderReview)
{
    /// <summary>What an instrument indicated: the whole without what was filled or entered.</summary>
    public double Indicated => Value - Filled - Manual;

    /// <summary>Adds part by part.</summary>
    public static TermQuantity operator +(TermQuantity a, TermQuantity b) =>
        new(a.Value + b.Value, a.Estimated + b.Estimated, a.Filled + b.Filled, a.Manual + b.Manual, a.UnderReview + b.UnderReview);
}

/// <summary>Quantities of a source's terms in a stretch of time in which each of its parameters has one value.</summary>
/// <param name="Start">First instant, ms; decides which dated values hold.</param>
/// <param name="Quantities">One a term, in the order of the configuration.</param>
public sealed record ActivitySlice(long Start, IReadOnlyList<TermQuantity> Quantities);
