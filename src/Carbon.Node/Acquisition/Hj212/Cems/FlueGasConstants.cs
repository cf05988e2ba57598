using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Constants of the conversion to standard state and mass. Public codes of HJ 75 round 273.15 K to 273 K; the text of the national method for CO2 was not at hand, so all can be set.</summary>
public sealed record FlueGasConstants
{
    /// <summary>0 degrees Celsius in kelvin.</summary>
    public decimal ZeroCelsius { get; init; } = 273.15m;

    /// <summary>Standard pressure, kPa.</summary>
    public decimal StandardPressure { get; init; } = 101.325m;

    /// <summary>Molar mass of CO2, kg/kmol.</summary>
    public decimal MolarMass { get; init; } = 44m;

    /// <summary>Molar volume at standard state, m3/kmol.</summary>
    public decimal MolarVolume { get; init; } = 22.4m;

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var (name, value, low, high) in new[] { ("zeroCelsius", ZeroCelsius, 273m, 274m), ("standardPressure", StandardPressure, 100m, 102m), ("molarMass", MolarMass, 43m, 45m), ("molarVolume", MolarVolume, 22m, 25m) })
            if (value < low || value > high)
                yield return new($"{path}.{name}", System.FormattableString.Invariant($"must be between {low} and {high}"));
    }
}
