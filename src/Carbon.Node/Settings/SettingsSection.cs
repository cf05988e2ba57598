namespace Carbon.Node.Settings;

/// <summary>What a plant sets beside its boundary; the section <c>settings</c> of the configuration file and the body of the API alike.</summary>
public sealed record SettingsSection
{
    /// <summary>Products made.</summary>
    public IReadOnlyList<OutputSection> Outputs { get; init; } = [];

    /// <summary>Targets of the authority or the company.</summary>
    public IReadOnlyList<QuotaSection> Quotas { get; init; } = [];

    /// <summary>Energy carriers for comprehensive energy consumption in tce (GB/T 2589).</summary>
    public IReadOnlyList<EnergyCarrierSection> EnergyCarriers { get; init; } = [];

    /// <summary>Green electricity.</summary>
    public CleanEnergySection? CleanEnergy { get; init; }

    /// <summary>Product carbon footprints.</summary>
    public IReadOnlyList<FootprintSection> Footprints { get; init; } = [];

    /// <summary>How abnormal sources are located.</summary>
    public LocatingSection? Locating { get; init; }
}

/// <summary>A quantity over time: a point of a meter, or a data item.</summary>
public record MeasuredSection
{
    /// <summary>Meter, or <c>item:ID</c>.</summary>
    public required string Meter { get; init; }

    /// <summary>Its point; <c>quantity</c> of a data item.</summary>
    public required string Point { get; init; }

    /// <summary>Unit to count in; that of the point where left out.</summary>
    public string? Unit { get; init; }
}

/// <summary>A factor: entered with its origin, or a row of a factor table.</summary>
public sealed record FactorSection
{
    /// <summary>The value.</summary>
    public decimal? Value { get; init; }

    /// <summary>Its unit; the one asked for where left out.</summary>
    public string? Unit { get; init; }

    /// <summary>Where an entered value is from.</summary>
    public string? Origin { get; init; }

    /// <summary>True where somebody has read the entered value in its document.</summary>
    public bool Confirmed { get; init; }

    /// <summary>What an entered value covers, for example <c>life cycle</c>.</summary>
    public string? Calibre { get; init; }

    /// <summary>A factor table, for example <c>electricity.FOOTPRINT</c>.</summary>
    public string? Table { get; init; }

    /// <summary>Row of the table.</summary>
    public string? Row { get; init; }

    /// <summary>Column of the table.</summary>
    public string Column { get; init; } = "value";
}

/// <summary>A product made.</summary>
public sealed record OutputSection : MeasuredSection
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Whose emissions are set against it; the plant's where left out.</summary>
    public string? Scope { get; init; }
}

/// <summary>A target.</summary>
public sealed record QuotaSection
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary><c>plant:ID</c>, <c>boundary:ID</c> or <c>source:ID</c>.</summary>
    public required string Scope { get; init; }

    /// <summary><c>2026</c>, <c>2026-Q4</c> or <c>2026-11</c>.</summary>
    public required string Period { get; init; }

    /// <summary>tCO2e.</summary>
    public required decimal Tonnes { get; init; }

    /// <summary>Who set it, and where it is written.</summary>
    public string Document { get; init; } = "";
}

/// <summary>How abnormal sources are located; what is left out is as shipped.</summary>
public sealed record LocatingSection
{
    /// <summary>Weeks of comparable days.</summary>
    public int Weeks { get; init; } = Carbon.Boundaries.Locating.LocatingRules.Default.Weeks;

    /// <summary>From which robust z on a day is abnormal.</summary>
    public decimal Threshold { get; init; } = Carbon.Boundaries.Locating.LocatingRules.Default.Threshold;

    /// <summary>Least spread, as a fraction of the median.</summary>
    public decimal RelativeFloor { get; init; } = Carbon.Boundaries.Locating.LocatingRules.Default.RelativeFloor;

    /// <summary>With fewer comparable days there is no verdict.</summary>
    public int MinimumDays { get; init; } = Carbon.Boundaries.Locating.LocatingRules.Default.MinimumDays;
}
