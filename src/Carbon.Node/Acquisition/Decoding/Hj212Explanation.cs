using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Hj212;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Explains HJ 212 messages.</summary>
public static class Hj212Explanation
{
    /// <summary>The meaning of one message.</summary>
    public static FrameExplanation Of(byte[] bytes)
    {
        if (!Hj212Message.TryParse(bytes, out var message, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject { ["length_field"] = message.Length, ["crc"] = message.Crc.ToString("X4") };
        foreach (var (name, value) in message.Header)
            meaning[name] = value;
        if (message.Header.FirstOrDefault(h => h.Key == "Flag").Value is { } text && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var flag))
            meaning["flag_bits"] = Flags(flag);
        Fields(meaning, message);
        return FrameExplanation.Accepted(meaning);
    }

    private static JsonObject Flags(byte flag) => new()
    {
        ["ack_required"] = (flag & 1) != 0,
        ["has_packet_no"] = (flag & 2) != 0,
        ["version"] = (flag >> 2) switch { 0 => "HJ/T 212-2005", 1 => "HJ 212-2017", 2 => "HJ 212-2025", var other => $"unknown ({other})" },
    };

    private static void Fields(JsonObject meaning, Hj212Message message)
    {
        var parameters = new JsonObject();
        var factors = new JsonObject();
        var errors = new List<string>();
        foreach (var (name, value) in message.Fields)
        {
            var at = name.IndexOf('-', StringComparison.Ordinal);
            if (at <= 0)
            {
                parameters[name] = value;
                continue;
            }
            var (code, field) = (name[..at], name[(at + 1)..]);
            if (IsQuantity(field) && !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            {
                errors.Add($"{name}: '{value}' is not a number");
                continue;
            }
            if (factors[code] is not JsonObject factor)
                factors[code] = factor = [];
            factor[field] = value;
        }
        if (parameters.Count > 0)
            meaning["CP"] = parameters;
        if (factors.Count > 0)
            meaning["factors"] = factors;
        if (errors.Count > 0)
            meaning["value_error"] = string.Join("; ", errors);
    }

    private static bool IsQuantity(string field) => field is "Rtd" or "ZsRtd" or "Min" or "Avg" or "Max" or "Cou" or "ZsMin" or "ZsAvg" or "ZsMax";
}
