namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Unit codes of CJ/T 188 (Table 13 of 2004, Table 20 of 2018). A code between two named ones is ten or a hundred times the lower.</summary>
public static class CjT188Unit
{
    private static readonly (byte Code, string Unit, int Steps)[] Named =
    [
        (0x01, "J", 1), (0x02, "Wh", 3), (0x05, "kWh", 3), (0x08, "MWh", 3), (0x0B, "kJ", 3), (0x0E, "MJ", 3), (0x11, "GJ", 3),
        (0x14, "W", 3), (0x17, "kW", 3), (0x1A, "MW", 3), (0x29, "L", 3), (0x2C, "m3", 3), (0x32, "L/h", 3), (0x35, "m3/h", 3),
        (0x40, "J/h", 3), (0x43, "kJ/h", 3), (0x46, "MJ/h", 3), (0x49, "GJ/h", 3),
    ];

    /// <summary>Unit and factor of a code; false for a code that the standard does not have (the value is then unusable).</summary>
    public static bool TryFind(byte code, out string unit, out decimal factor)
    {
        foreach (var (first, name, steps) in Named)
            if (code >= first && code < first + steps)
            {
                unit = name;
                factor = (code - first) switch { 0 => 1m, 1 => 10m, _ => 100m };
                return true;
            }
        unit = "";
        factor = 0m;
        return false;
    }
}
