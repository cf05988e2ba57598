namespace Carbon.Node.Configuration;

/// <summary>A measuring point with its metering rules; what each means stands at <see cref="Metering.PointConfiguration"/>.</summary>
public sealed record PointSection
{
    /// <summary>Id within the meter.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>What its numbers mean.</summary>
    public required Metering.PointKind Kind { get; init; }

    /// <summary>Unit of its quantities.</summary>
    public required string Unit { get; init; }

    /// <summary>CT x PT ratio and scale.</summary>
    public decimal Factor { get; init; } = 1m;

    /// <summary>The register's modulus.</summary>
    public decimal? Modulus { get; init; }

    /// <summary>Smallest step of the register.</summary>
    public decimal Step { get; init; }

    /// <summary>Smallest valid reading.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest valid reading.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Largest plausible quantity an hour.</summary>
    public decimal? MaximumRate { get; init; }

    /// <summary>Nominal time between readings.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Where an interval's label stands.</summary>
    public Metering.IntervalLabel Label { get; init; } = Metering.IntervalLabel.End;

    /// <summary>Gap filling.</summary>
    public Metering.FillMethod Fill { get; init; } = Metering.FillMethod.Linear;
}
