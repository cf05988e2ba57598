namespace Carbon.Node.Configuration;

/// <summary>An instrument's register entry (clauses 4.6, 11.1, 12.2) with its measuring points.</summary>
public sealed record MeterSection
{
    /// <summary>Id of the meter; acquisition devices push under it.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>What it measures: electricity, natural-gas, heat, steam, water, coal, ...</summary>
    public required string Medium { get; init; }

    /// <summary>Maker.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Model.</summary>
    public string Model { get; init; } = "";

    /// <summary>Serial number.</summary>
    public string SerialNumber { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public string Place { get; init; } = "";

    /// <summary>Accuracy class.</summary>
    public string AccuracyClass { get; init; } = "";

    /// <summary>Number of the calibration certificate.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Day of the last calibration.</summary>
    public DateOnly? CalibratedOn { get; init; }

    /// <summary>Day by which the next is due.</summary>
    public DateOnly? CalibrationDue { get; init; }

    /// <summary>The meter above this sub-meter.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Measuring points.</summary>
    public required IReadOnlyList<PointSection> Points { get; init; }
}
