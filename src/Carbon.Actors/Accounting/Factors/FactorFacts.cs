namespace Carbon.Accounting.Factors;

/// <summary>What is stated of a table or a row in time and kind; what is not known is absent.</summary>
public sealed record FactorFacts
{
    /// <summary>Nothing is stated.</summary>
    public static readonly FactorFacts None = new();

    /// <summary>Year of the data.</summary>
    public int? DataYear { get; init; }

    /// <summary>What it is used for, in words: <c>2018-2020 annual data</c>.</summary>
    public string? UsedFor { get; init; }

    /// <summary>Day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Table, annex or page within the document.</summary>
    public string? Place { get; init; }

    /// <summary>Calibre: factors of different calibre are never exchanged silently.</summary>
    public string? Calibre { get; init; }

    /// <summary>First day of validity, where the document states one.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of validity, where the document states one.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Relative uncertainty, half width at 95 % confidence, as a fraction.</summary>
    public decimal? Uncertainty { get; init; }
}

/// <summary>Where in the factor tables a value stands.</summary>
/// <param name="Table">Reference of the table.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Column">Column.</param>
/// <param name="Facts">What is stated of the row.</param>
public sealed record FactorPlace(string Table, string Row, string Column, FactorFacts Facts)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Table}/{Row}";
}
