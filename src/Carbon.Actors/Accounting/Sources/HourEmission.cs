namespace Carbon.Accounting.Sources;

/// <summary>Emissions of one hour: the one arithmetic behind running, restated, recomputed and compared figures.</summary>
/// <param name="Tonnes">Rounded half away from zero to nine decimals (docs/decisions/0007); 0 where the formula gives no value.</param>
/// <param name="Parts">Their quality, in tonnes.</param>
/// <param name="Failure">Why the formula gives no value; null: it does.</param>
public readonly record struct HourEmission(decimal Tonnes, Metering.QualityParts Parts, string? Failure)
{
    /// <summary>
    /// Emissions of an hour from the quantities of its terms and their quality. With a value of a data item that is not approved the
    /// whole figure is under review.
    /// </summary>
    /// <param name="formula">Formula with its values.</param>
    /// <param name="quantities">One a term.</param>
    /// <param name="parts">Quality of all quantities together.</param>
    /// <param name="start">Start of the hour (ms).</param>
    public static HourEmission Of(SourceFormula formula, ReadOnlySpan<decimal> quantities, Metering.QualityParts parts, long start)
    {
        try
        {
            var tonnes = Round(formula.Tonnes(quantities, start));
            if (formula.IsUnderReview(start))
                return new HourEmission(tonnes, new Metering.QualityParts(0m, 0m, 0m, tonnes), null);
            if (parts == Metering.QualityParts.None)
                return new HourEmission(tonnes, parts, null);
            var whole = 0m;
            foreach (var quantity in quantities)
                whole += Math.Abs(quantity);
            return new HourEmission(tonnes, whole == 0m ? Metering.QualityParts.None : Share(parts, whole, tonnes), null);
        }
        catch (ArithmeticException e)
        {
            return new HourEmission(0m, Metering.QualityParts.None, e.Message);
        }
    }

    private static Metering.QualityParts Share(Metering.QualityParts parts, decimal whole, decimal tonnes) => new(
        Round(parts.Estimated / whole * tonnes),
        Round(parts.Filled / whole * tonnes),
        Round(parts.Manual / whole * tonnes),
        Round(parts.UnderReview / whole * tonnes));

    private static decimal Round(decimal value) => decimal.Round(value, SourceFormula.Places, MidpointRounding.AwayFromZero);
}
