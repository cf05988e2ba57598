namespace Carbon.Node.Configuration;

/// <summary>A value that is entered, or taken from a row of a factor table.</summary>
public sealed record GivenSection
{
    /// <summary>The value.</summary>
    public decimal? Value { get; init; }

    /// <summary>Its unit; the declared one where left out.</summary>
    public string? Unit { get; init; }

    /// <summary>Where an entered value is from: report, contract, laboratory.</summary>
    public string? Origin { get; init; }

    /// <summary>A factor table, for example <c>electricity.MEE-NBS-2023.provincial</c>, or a series of tables by data year.</summary>
    public string? Table { get; init; }

    /// <summary>Row of the table; <c>by_year</c> takes the row of each year.</summary>
    public string? Row { get; init; }

    /// <summary>Column of the table.</summary>
    public string Column { get; init; } = "value";

    /// <summary>Calibre that the row has to have; naming it is how a source goes over to another one.</summary>
    public string? Calibre { get; init; }

    /// <summary>Data item that has the values; a value or row beside it holds where the item has none.</summary>
    public string? Item { get; init; }

    /// <summary>Relative uncertainty, half width at 95 % confidence: 0.05 for 5 %.</summary>
    public decimal? Uncertainty { get; init; }

    /// <summary>First local day on which the value holds; left out: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local day on which the value holds; left out: without end.</summary>
    public DateOnly? ValidTo { get; init; }
}
