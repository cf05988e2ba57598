using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>
/// CO2 mass of flue gas, computed for each hour and handed on as readings of an interval. Units, basis and state of what the logger sends have
/// no defaults: loggers differ, and mixing a wet flow with a dry concentration is an error of 5 to 20 %.
/// </summary>
public sealed record Co2Options
{
    /// <summary>Id of the point (kind interval, every 1h, label end) within the meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Unit of its readings.</summary>
    public Co2MassUnit Unit { get; init; } = Co2MassUnit.Kg;

    /// <summary>Computed of hour data, or of minute data (then <see cref="Validity"/> says how many an hour needs).</summary>
    public Hj212Kind Data { get; init; } = Hj212Kind.Hour;

    /// <summary>Concentration of CO2.</summary>
    public required Co2ConcentrationOptions Concentration { get; init; }

    /// <summary>Flow of flue gas.</summary>
    public required FlueGasFlowOptions Flow { get; init; }

    /// <summary>Code of the temperature, degrees Celsius; needed for what is measured in the state of the duct.</summary>
    public string? Temperature { get; init; } = "a01012";

    /// <summary>Code of the pressure, kPa.</summary>
    public string? Pressure { get; init; } = "a01013";

    /// <summary>What the pressure is measured from.</summary>
    public PressureKind PressureKind { get; init; } = PressureKind.Gauge;

    /// <summary>Air pressure of the place in kPa, added to a gauge pressure.</summary>
    public decimal? Barometer { get; init; }

    /// <summary>Code of the moisture, percent of volume; needed where one of concentration and flow is wet and the other dry.</summary>
    public string? Moisture { get; init; } = "a01014";

    /// <summary>Constants of the conversion.</summary>
    public FlueGasConstants Constants { get; init; } = new();

    /// <summary>A plant is off only where the flow is not above this (in the unit of the flow), whatever the flag F says.</summary>
    public decimal StoppedFlow { get; init; }

    /// <summary>When hours and days are valid.</summary>
    public ValidityLimits Validity { get; init; } = new();

    /// <summary>What becomes of hours without a valid value.</summary>
    public MissingHours Missing { get; init; } = MissingHours.Gap;

    /// <summary>Limits of the substitution.</summary>
    public SubstitutionLimits Substitution { get; init; } = new();

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (Data is not (Hj212Kind.Hour or Hj212Kind.Minute))
            yield return new($"{path}.data", "must be hour or minute");
        foreach (var (name, code) in new[] { ("concentration.factor", Concentration.Factor), ("flow.factor", Flow.Factor), ("temperature", Temperature), ("pressure", Pressure), ("moisture", Moisture), ("flow.areaFactor", Flow.AreaFactor) })
            if (code is not null && !Hj212PointOptions.IsCode(code))
                yield return new($"{path}.{name}", $"'{code}' is no code of a factor");
        if (NeedsState && (Temperature is null || Pressure is null))
            yield return new($"{path}.{(Temperature is null ? "temperature" : "pressure")}", "what is measured in the state of the duct needs temperature and pressure; name their codes");
        if (NeedsState && PressureKind == PressureKind.Gauge && Barometer is null)
            yield return new($"{path}.barometer", "a gauge pressure needs the air pressure of the place in kPa");
        if (Barometer is < 30m or > 120m)
            yield return new($"{path}.barometer", "must be between 30 and 120 kPa");
        if (NeedsMoisture && Moisture is null)
            yield return new($"{path}.moisture", "concentration and flow are not both wet or both dry; name the code of the moisture");
        if (StoppedFlow < 0m)
            yield return new($"{path}.stoppedFlow", "must not be negative");
        foreach (var problem in Flow.Validate($"{path}.flow").Concat(Constants.Validate($"{path}.constants")).Concat(Validity.Validate($"{path}.validity")).Concat(Substitution.Validate($"{path}.substitution")))
            yield return problem;
    }

    /// <summary>Temperature and pressure enter the mass.</summary>
    internal bool NeedsState => Flow.State == GasState.Duct || (Concentration.State == GasState.Duct && Concentration.Unit is ConcentrationUnit.MgPerM3 or ConcentrationUnit.GPerM3);

    /// <summary>Moisture enters the mass.</summary>
    internal bool NeedsMoisture => Concentration.Basis != Flow.Basis;
}

/// <summary>Unit of CO2 mass.</summary>
public enum Co2MassUnit
{
    /// <summary>Kilograms.</summary>
    Kg,

    /// <summary>Tonnes.</summary>
    T,
}

/// <summary>What a pressure is measured from.</summary>
public enum PressureKind
{
    /// <summary>From the air pressure; negative in most stacks.</summary>
    Gauge,

    /// <summary>From vacuum.</summary>
    Absolute,
}

/// <summary>What becomes of hours without a valid value.</summary>
public enum MissingHours
{
    /// <summary>Nothing is handed on: the gap is filled by the rules of the point (clause 12.4) and counted as filled.</summary>
    Gap,

    /// <summary>The mass is substituted after HJ 75-2017 and counted as estimated.</summary>
    Hj75,
}
