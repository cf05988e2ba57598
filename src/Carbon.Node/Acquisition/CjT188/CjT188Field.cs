namespace Carbon.Node.Acquisition.CjT188;

/// <summary>One value of a reply to 901F.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Offset">First byte in the data field.</param>
/// <param name="Bytes">Bytes of the digits.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="FixedUnit">Unit where no unit byte follows.</param>
public sealed record CjT188Field(string Name, int Offset, int Bytes, int Decimals, string? FixedUnit = null)
{
    /// <summary>Water and gas meters (types 10 to 19, 30 to 39): 22 bytes.</summary>
    public static readonly IReadOnlyList<CjT188Field> Volume =
    [
        new("current_volume", 3, 4, 2), new("settlement_volume", 8, 4, 2),
    ];

    /// <summary>Heat and cooling meters (types 20 to 29): 46 bytes.</summary>
    public static readonly IReadOnlyList<CjT188Field> Heat =
    [
        new("settlement_heat", 3, 4, 2), new("current_heat", 8, 4, 2), new("heat_power", 13, 4, 2), new("flow", 18, 4, 4), new("cumulative_flow", 23, 4, 2),
        new("supply_temperature", 28, 3, 2, "degC"), new("return_temperature", 31, 3, 2, "degC"), new("working_hours", 34, 3, 0, "h"),
    ];
}
