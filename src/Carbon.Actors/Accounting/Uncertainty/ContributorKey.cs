namespace Carbon.Accounting.Uncertainty;

/// <summary>What kind of thing an error comes from.</summary>
public enum ContributorKind
{
    /// <summary>A measuring instrument with its transformers.</summary>
    Instrument,

    /// <summary>Quantities of a point distributed over time by interpolation.</summary>
    Estimated,

    /// <summary>Quantities of a point made by gap filling (12.4).</summary>
    Filled,

    /// <summary>Quantities of a point entered by a person (6.2).</summary>
    Manual,

    /// <summary>Quantities of a point under review (8.1.2).</summary>
    UnderReview,

    /// <summary>A row of a factor table.</summary>
    Factor,

    /// <summary>A data item: laboratory values, a dated factor.</summary>
    Item,

    /// <summary>A value entered for one source.</summary>
    Given,

    /// <summary>A source whose formula has no value.</summary>
    Source,
}

/// <summary>
/// The identity of an error: what has the same key has the same error, wherever it is used (fully correlated); different keys are independent.
/// </summary>
/// <param name="Kind">Kind.</param>
/// <param name="Id">Meter, meter/point, row of a table and unit, item, or source and symbol.</param>
public readonly record struct ContributorKey(ContributorKind Kind, string Id);
