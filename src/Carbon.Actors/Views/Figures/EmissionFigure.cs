namespace Carbon.Views.Figures;

/// <summary>Shares of a figure by what they stand on; they add up to 1 (rule 8).</summary>
public sealed record QualityShares(decimal Measured, decimal Estimated, decimal Filled, decimal Manual, decimal UnderReview)
{
    /// <summary>A figure of nothing but measured data.</summary>
    public static readonly QualityShares AllMeasured = new(1m, 0m, 0m, 0m, 0m);

    /// <summary>Shares from a whole and its parts in the same unit, to four decimals.</summary>
    public static QualityShares Of(decimal whole, decimal estimated, decimal filled, decimal manual, decimal review)
    {
        var size = Math.Abs(whole);
        if (size == 0m)
            return AllMeasured;
        var (e, f, m, r) = (Share(estimated, size), Share(filled, size), Share(manual, size), Share(review, size));
        return new QualityShares(Math.Max(0m, 1m - e - f - m - r), e, f, m, r);
    }

    private static decimal Share(decimal part, decimal size) => Math.Min(1m, decimal.Round(Math.Abs(part) / size, 4, MidpointRounding.AwayFromZero));
}

/// <summary>Emissions of a scope in a period.</summary>
/// <param name="Id">Stable id; opens the trace.</param>
/// <param name="Period">Its period.</param>
/// <param name="Key">Category, source or gas where the total is broken down; empty otherwise.</param>
/// <param name="Tonnes">tCO2 or tCO2e, deductions negative, with nine decimals.</param>
/// <param name="Quality">What it stands on.</param>
/// <param name="Settled">Every hour below it is settled; false while the period runs or a meter is behind.</param>
public sealed record EmissionFigure(FigureId Id, FigurePeriod Period, string Key, decimal Tonnes, QualityShares Quality, bool Settled)
{
    /// <summary>Emissions of hours of the period that are not settled yet, as they stand now; not part of <see cref="Tonnes"/>.</summary>
    public decimal Live { get; init; }

    /// <summary>Of sources that are shown apart (information, removals): counts in no total.</summary>
    public bool Apart => Id.Apart;

    /// <summary>A source's negative sum of the year counts as 0, as its method says; the months stay signed.</summary>
    public bool Floored { get; init; }

    /// <summary>Revision; raised whenever anything below the figure changes.</summary>
    public int Revision => Id.Revision;
}
