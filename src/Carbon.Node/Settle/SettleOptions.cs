using Carbon.Metering;

namespace Carbon.Node.Settle;

/// <summary>What <c>carbon settle</c> was asked to do.</summary>
public sealed record SettleOptions
{
    /// <summary>The file with the series.</summary>
    public required string Series { get; init; }

    /// <summary>Time column by name or number from 1; null: found.</summary>
    public string? Time { get; init; }

    /// <summary>Value column by name or number from 1; null: found.</summary>
    public string? Value { get; init; }

    /// <summary>Format of the times; null: recognised.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Numbers have a decimal comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>What the numbers mean.</summary>
    public required PointKind Kind { get; init; }

    /// <summary>Where an interval's label stands; null: each reading belongs to the day of its label as printed.</summary>
    public IntervalLabel? Label { get; init; }

    /// <summary>Unit of the quantity, for the report.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The register's modulus.</summary>
    public decimal? RegisterMax { get; init; }

    /// <summary>Smallest valid reading.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest valid reading.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Largest plausible quantity an hour.</summary>
    public decimal? MaximumRate { get; init; }

    /// <summary>Nominal step; null: the commonest in the file.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Announced exchanges, TIME=END,START.</summary>
    public IReadOnlyList<string> Replacements { get; init; } = [];

    /// <summary>Zone of the days, and of times without an offset.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Gap filling.</summary>
    public FillMethod Fill { get; init; } = FillMethod.None;
}
