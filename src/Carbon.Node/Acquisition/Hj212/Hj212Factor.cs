using System.Globalization;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>What a message says of one factor.</summary>
/// <param name="Fields">Values by name (Rtd, ZsRtd, Min, Avg, Max, Cou, ...), as sent.</param>
/// <param name="Flag">Data flag 数据标记; empty where the device sends none.</param>
public sealed record Hj212Factor(IReadOnlyDictionary<string, string> Fields, string Flag)
{
    /// <summary>A value; null where it is missing or no number.</summary>
    public decimal? Number(string field) =>
        Fields.TryGetValue(field, out var text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
}
