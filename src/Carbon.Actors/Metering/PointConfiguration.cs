namespace Carbon.Metering;

/// <summary>The metering rules of one measuring point (protocols data rules 1-5).</summary>
public sealed record PointConfiguration
{
    /// <summary>Id of the point within its meter.</summary>
    public required string Id { get; init; }

    /// <summary>What its numbers mean.</summary>
    public required PointKind Kind { get; init; }

    /// <summary>Unit of its quantities (after <see cref="Factor"/>); for a gauge, of the quantity integrated over hours.</summary>
    public required string Unit { get; init; }

    /// <summary>CT x PT ratio and unit scale in one; applied to increments after rollover handling, never to a raw reading (8.2.2).</summary>
    public decimal Factor { get; init; } = 1m;

    /// <summary>The register's modulus R (10000 for four digits), clause 8.2.2; null: it never rolls over.</summary>
    public decimal? Modulus { get; init; }

    /// <summary>Smallest step of the register; backward moves of at most two steps are noise. 0: taken from the decimals of the readings.</summary>
    public decimal Step { get; init; }

    /// <summary>Smallest valid reading (8.1.1), inclusive, in raw register units.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest valid reading (8.1.1), inclusive, in raw register units.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Largest plausible quantity an hour, in raw register units.</summary>
    public decimal? MaximumRate { get; init; }

    /// <summary>Nominal time between readings; a gap is more than twice this.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Where an interval reading's label stands.</summary>
    public IntervalLabel Label { get; init; } = IntervalLabel.End;

    /// <summary>Gap filling of this point.</summary>
    public FillMethod Fill { get; init; } = FillMethod.Linear;
}
