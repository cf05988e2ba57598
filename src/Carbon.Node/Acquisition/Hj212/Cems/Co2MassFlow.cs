namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>CO2 mass flow and what it was computed of.</summary>
/// <param name="KgPerHour">CO2, kg/h.</param>
/// <param name="MgPerM3">Concentration at standard state on the basis of the flow, mg/m3.</param>
/// <param name="M3PerHour">Flow at standard state on its own basis, m3/h.</param>
public readonly record struct Co2Flow(decimal KgPerHour, decimal MgPerM3, decimal M3PerHour);

/// <summary>
/// CO2 mass flow of flue gas: G = C x Q x 1e-6 with C in mg/m3 and Q in m3/h, both at standard state and both wet or both dry. The oxygen
/// conversion 折算 is for limits of concentration only and never enters the mass.
/// </summary>
public static class Co2MassFlow
{
    private const decimal Largest = 1_000_000_000m;

    /// <summary>The mass flow; false with a reason when the gas is none that there can be.</summary>
    public static bool TryCompute(Co2Options options, in FlueGas gas, out Co2Flow flow, out string error)
    {
        flow = default;
        error = Fault(options, gas);
        if (error.Length > 0)
            return false;
        var toStandard = options.NeedsState ? ToStandard(options, gas) : 1m;
        var volume = gas.FlowPerHour * (options.Flow.State == GasState.Duct ? toStandard : 1m);
        var concentration = OnBasisOfFlow(options, gas, MassConcentration(options, gas.Concentration, toStandard));
        flow = new(concentration * volume * 0.000_001m, concentration, volume);
        return true;
    }

    /// <summary>Volume at standard state of a volume in the duct: 273.15 / (273.15 + t) x (Ba + Ps) / 101.325.</summary>
    private static decimal ToStandard(Co2Options options, in FlueGas gas)
    {
        var zero = options.Constants.ZeroCelsius;
        return zero / (zero + gas.Temperature!.Value) * Absolute(options, gas) / options.Constants.StandardPressure;
    }

    /// <summary>mg/m3 at standard state on the basis it was measured on; a share of volume by molar mass and molar volume.</summary>
    private static decimal MassConcentration(Co2Options options, decimal sent, decimal toStandard)
    {
        var perShare = options.Constants.MolarMass / options.Constants.MolarVolume * 1_000_000m;
        var duct = options.Concentration.State == GasState.Duct ? toStandard : 1m;
        return options.Concentration.Unit switch
        {
            ConcentrationUnit.VolPercent => sent / 100m * perShare,
            ConcentrationUnit.Ppm => sent / 1_000_000m * perShare,
            ConcentrationUnit.GPerM3 => sent * 1000m / duct,
            _ => sent / duct,
        };
    }

    /// <summary>C_dry = C_wet / (1 - X).</summary>
    private static decimal OnBasisOfFlow(Co2Options options, in FlueGas gas, decimal concentration)
    {
        if (!options.NeedsMoisture)
            return concentration;
        var dryShare = 1m - gas.Moisture!.Value / 100m;
        return options.Flow.Basis == GasBasis.Dry ? concentration / dryShare : concentration * dryShare;
    }

    private static decimal Absolute(Co2Options options, in FlueGas gas) =>
        gas.Pressure!.Value + (options.PressureKind == PressureKind.Gauge ? options.Barometer ?? 0m : 0m);

    private static string Fault(Co2Options options, in FlueGas gas)
    {
        var most = options.Concentration.Unit switch { ConcentrationUnit.VolPercent => 100m, ConcentrationUnit.Ppm => 1_000_000m, ConcentrationUnit.GPerM3 => 2000m, _ => 2_000_000m };
        if (gas.Concentration < 0m || gas.Concentration > most)
            return Out("concentration", gas.Concentration, 0m, most);
        if (gas.FlowPerHour is < 0m or > Largest)
            return Out("flow in m3/h", gas.FlowPerHour, 0m, Largest);
        if (options.NeedsState && gas.Temperature is not (> -60m and < 2000m))
            return gas.Temperature is { } t ? Out("temperature", t, -60m, 2000m) : "there is no temperature";
        if (options.NeedsState && (gas.Pressure is not (> -1000m and < 1000m) || Absolute(options, gas) is not (> 30m and < 1000m)))
            return gas.Pressure is { } p ? Out("pressure in kPa, from vacuum", p is > -1000m and < 1000m ? Absolute(options, gas) : p, 30m, 1000m) : "there is no pressure";
        if (options.NeedsMoisture && gas.Moisture is not (>= 0m and < 100m))
            return gas.Moisture is { } x ? Out("moisture", x, 0m, 100m) : "there is no moisture";
        return "";
    }

    private static string Out(string what, decimal value, decimal low, decimal high) => FormattableString.Invariant($"{what} {value} is not between {low} and {high}");
}
