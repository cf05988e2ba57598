namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Converts between units of one kind. 1 Wh = 3600 J.</summary>
public static class CjT188Conversion
{
    private static readonly Dictionary<string, (string Kind, decimal Factor)> Units = new(StringComparer.Ordinal)
    {
        ["J"] = ("energy", 1m),
        ["kJ"] = ("energy", 1_000m),
        ["MJ"] = ("energy", 1_000_000m),
        ["GJ"] = ("energy", 1_000_000_000m),
        ["Wh"] = ("energy", 3_600m),
        ["kWh"] = ("energy", 3_600_000m),
        ["MWh"] = ("energy", 3_600_000_000m),
        ["W"] = ("power", 3_600m),
        ["kW"] = ("power", 3_600_000m),
        ["MW"] = ("power", 3_600_000_000m),
        ["J/h"] = ("power", 1m),
        ["kJ/h"] = ("power", 1_000m),
        ["MJ/h"] = ("power", 1_000_000m),
        ["GJ/h"] = ("power", 1_000_000_000m),
        ["L"] = ("volume", 1m),
        ["m3"] = ("volume", 1_000m),
        ["L/h"] = ("flow", 1m),
        ["m3/h"] = ("flow", 1_000m),
        ["degC"] = ("temperature", 1m),
        ["h"] = ("time", 1m),
    };

    /// <summary>Units that a point may ask for.</summary>
    public static IEnumerable<string> Known => Units.Keys;

    /// <summary>The value in the unit asked for, to nine decimals where the units differ; null when the units are not of one kind.</summary>
    public static decimal? Convert(decimal value, string from, string to)
    {
        if (from == to)
            return value;
        return Units.TryGetValue(from, out var source) && Units.TryGetValue(to, out var target) && source.Kind == target.Kind
            ? decimal.Round(value * source.Factor / target.Factor, 9)
            : null;
    }
}
