namespace Carbon.Accounting.Uncertainty;

/// <summary>What is known of the uncertainty of a measuring point's quantities; each part's is relative to the part.</summary>
/// <param name="Instrument">Of what the instrument indicated; the same error in all that it indicates.</param>
/// <param name="Estimated">Of what was distributed over time by interpolation.</param>
/// <param name="Filled">Of what was filled.</param>
/// <param name="Manual">Of what was entered.</param>
/// <param name="UnderReview">Of what is under review, added to the rest.</param>
public sealed record TermUncertainty(
    RelativeUncertainty Instrument, RelativeUncertainty Estimated, RelativeUncertainty Filled, RelativeUncertainty Manual, RelativeUncertainty UnderReview);
