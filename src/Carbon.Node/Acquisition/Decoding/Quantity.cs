using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Quantities of record as JSON: strings in plain decimal notation, every digit kept.</summary>
internal static class Quantity
{
    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static JsonObject Of(decimal value, string unit) => new() { ["value"] = Text(value), ["unit"] = unit };
}
