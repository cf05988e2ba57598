namespace Carbon.Views.DataQuality;

/// <summary>A main meter against its sub-meters in a period (12.1, graded verification).</summary>
/// <param name="Meter">The main meter.</param>
/// <param name="Point">Its point.</param>
/// <param name="Unit">Unit of the quantities.</param>
/// <param name="Subs">Points of the sub-meters that are compared.</param>
/// <param name="Main">Quantity of the main meter on the compared days.</param>
/// <param name="Sum">Quantities of the sub-meters on these days, added up.</param>
/// <param name="Tolerance">Expanded uncertainty (k = 2) of the difference by the classes of all meters; null: a class is unknown.</param>
/// <param name="Days">Days that are compared: settled by all of them.</param>
/// <param name="DaysLeftOut">Days settled by some of them only.</param>
/// <param name="Unknown">Meters whose class is unknown.</param>
public sealed record CrossCheck(
    string Meter, string Point, string Unit, IReadOnlyList<(string Meter, string Point)> Subs, decimal Main, decimal Sum, decimal? Tolerance, int Days, int DaysLeftOut, IReadOnlyList<string> Unknown)
{
    /// <summary>Main less sub-meters: losses, what no sub-meter measures, and errors.</summary>
    public decimal Difference => Main - Sum;

    /// <summary>Difference in percent of the main meter; null where that shows nothing.</summary>
    public decimal? Percent => Main == 0m ? null : decimal.Round(Difference / Math.Abs(Main) * 100m, 4, MidpointRounding.AwayFromZero);

    /// <summary>What follows.</summary>
    public CrossCheckVerdict Verdict => Days == 0 ? CrossCheckVerdict.NoData
        : Tolerance is not { } tolerance ? CrossCheckVerdict.ClassUnknown
        : Math.Abs(Difference) > tolerance ? CrossCheckVerdict.BeyondTolerance
        : CrossCheckVerdict.WithinTolerance;
}

/// <summary>What a cross-check says.</summary>
public enum CrossCheckVerdict
{
    /// <summary>The difference is within what the meters' classes explain.</summary>
    WithinTolerance,

    /// <summary>It is more than that: something is not measured, lost, or wrong.</summary>
    BeyondTolerance,

    /// <summary>A meter's class is unknown, so that nothing can be said.</summary>
    ClassUnknown,

    /// <summary>No day is settled by all of them.</summary>
    NoData,
}
