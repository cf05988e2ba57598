namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>How a logger sends the concentration of CO2. The field of the standard (mg/m3, N3.3) cannot hold it, so plants use other units.</summary>
public sealed record Co2ConcentrationOptions
{
    /// <summary>Code of the factor.</summary>
    public string Factor { get; init; } = "a05001";

    /// <summary>Unit as sent.</summary>
    public required ConcentrationUnit Unit { get; init; }

    /// <summary>Measured in wet or in dry gas.</summary>
    public required GasBasis Basis { get; init; }

    /// <summary>State of the cubic metre of a mass concentration; a share of volume has none.</summary>
    public GasState State { get; init; } = GasState.Standard;
}

/// <summary>Unit of a concentration.</summary>
public enum ConcentrationUnit
{
    /// <summary>Percent of volume.</summary>
    VolPercent,

    /// <summary>Millionths of volume.</summary>
    Ppm,

    /// <summary>Milligrams a cubic metre.</summary>
    MgPerM3,

    /// <summary>Grams a cubic metre.</summary>
    GPerM3,
}

/// <summary>With or without the water in the gas.</summary>
public enum GasBasis
{
    /// <summary>With it.</summary>
    Wet,

    /// <summary>Without it.</summary>
    Dry,
}

/// <summary>State that a volume is given in.</summary>
public enum GasState
{
    /// <summary>0 degrees Celsius and 101.325 kPa.</summary>
    Standard,

    /// <summary>Temperature and pressure of the duct.</summary>
    Duct,
}
