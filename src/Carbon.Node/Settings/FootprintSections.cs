namespace Carbon.Node.Settings;

/// <summary>A product carbon footprint (ISO 14067, GB/T 24067).</summary>
public sealed record FootprintSection
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Id of the output that is the product.</summary>
    public required string Output { get; init; }

    /// <summary><c>cradle_to_gate</c> or <c>cradle_to_grave</c>.</summary>
    public string Boundary { get; init; } = "cradle_to_gate";

    /// <summary>Functional or declared unit, in the unit of the output.</summary>
    public decimal FunctionalUnit { get; init; } = 1m;

    /// <summary>Processes on site.</summary>
    public IReadOnlyList<FootprintProcessSection> Processes { get; init; } = [];

    /// <summary>What comes from upstream.</summary>
    public IReadOnlyList<UpstreamFlowSection> Upstream { get; init; } = [];

    /// <summary>Life-cycle factor of electricity; where left out electricity counts as accounted.</summary>
    public FactorSection? Electricity { get; init; }
}

/// <summary>A process on site: a unit or a source.</summary>
public sealed record FootprintProcessSection
{
    /// <summary><c>boundary:ID</c> or <c>source:ID</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>How much of it belongs to the process.</summary>
    public decimal Share { get; init; } = 1m;

    /// <summary><c>whole</c>, <c>fixed</c>, <c>output</c>, <c>mass</c>, <c>energy</c> or <c>value</c>.</summary>
    public string Allocation { get; init; } = "whole";

    /// <summary>All products of the process: for <c>fixed</c> their shares, otherwise the weight of a unit.</summary>
    public IReadOnlyDictionary<string, decimal> Products { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>A material, fuel, transport or waste with its factor.</summary>
public sealed record UpstreamFlowSection
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Measured quantity of the period; this or <see cref="Amount"/>.</summary>
    public MeasuredSection? Quantity { get; init; }

    /// <summary>Amount for one unit of output; this or <see cref="Quantity"/>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Unit of the flow.</summary>
    public required string Unit { get; init; }

    /// <summary>tCO2e (or kgCO2e) for one unit.</summary>
    public required FactorSection Factor { get; init; }

    /// <summary>Document of the factor or of the amount.</summary>
    public string Document { get; init; } = "";

    /// <summary>Stage of the life cycle.</summary>
    public string Stage { get; init; } = "";
}
