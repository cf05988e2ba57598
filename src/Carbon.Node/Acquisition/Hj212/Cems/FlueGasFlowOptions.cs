using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>How a logger sends the flow of flue gas: a volume flow, or a velocity times the area of the duct.</summary>
public sealed record FlueGasFlowOptions
{
    /// <summary>Code of the factor: a00000 flow, a01011 velocity.</summary>
    public required string Factor { get; init; }

    /// <summary>Unit as sent.</summary>
    public required FlowUnit Unit { get; init; }

    /// <summary>Wet or dry; a velocity is that of the wet gas.</summary>
    public required GasBasis Basis { get; init; }

    /// <summary>State; a velocity is that in the duct.</summary>
    public required GasState State { get; init; }

    /// <summary>Area of the duct in m2 for a velocity.</summary>
    public decimal? Area { get; init; }

    /// <summary>Code of the area (a01016), where the logger sends it.</summary>
    public string? AreaFactor { get; init; }

    /// <summary>Factor on the flow, such as that of a velocity field 速度场系数.</summary>
    public decimal Coefficient { get; init; } = 1m;

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (Unit == FlowUnit.MPerS && Area is null == AreaFactor is null)
            yield return new($"{path}.area", "a velocity needs either the area of the duct in m2, or areaFactor, the code that the logger sends it with");
        if (Unit == FlowUnit.MPerS && (Basis != GasBasis.Wet || State != GasState.Duct))
            yield return new($"{path}.basis", "a velocity is that of the wet gas in the duct: basis wet, state duct");
        if (Area is <= 0m or > 10_000m)
            yield return new($"{path}.area", "must be more than 0 and at most 10000 m2");
        if (Coefficient is <= 0m or > 100m)
            yield return new($"{path}.coefficient", "must be more than 0 and at most 100");
    }
}

/// <summary>Unit of a flow.</summary>
public enum FlowUnit
{
    /// <summary>Cubic metres a second.</summary>
    M3PerS,

    /// <summary>Cubic metres an hour.</summary>
    M3PerH,

    /// <summary>Metres a second.</summary>
    MPerS,

    /// <summary>Cubic metres of the whole interval (value Cou).</summary>
    M3,
}
