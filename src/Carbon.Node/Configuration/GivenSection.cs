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

    /// <summary>A factor table, for example <c>electricity.NATIONAL-AVERAGE</c>.</summary>
    public string? Table { get; init; }

    /// <summary>Row of the table.</summary>
    public string? Row { get; init; }

    /// <summary>Column of the table.</summary>
    public string Column { get; init; } = "value";

    /// <summary>First local day on which the value holds; left out: from the beginning.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local day on which the value holds; left out: without end.</summary>
    public DateOnly? ValidTo { get; init; }
}
