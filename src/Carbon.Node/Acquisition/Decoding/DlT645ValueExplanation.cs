using System.Text;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Explains the value bytes of a reply. A value that cannot be used leaves a <c>value_error</c>, never a number.</summary>
internal static class DlT645ValueExplanation
{
    public static void Add(JsonObject meaning, DlT645Item item, ReadOnlySpan<byte> bytes)
    {
        var error = item.IsBlock ? Block(meaning, item, bytes)
            : bytes.Length != item.Bytes ? $"the item has {item.Bytes} value bytes, this reply has {bytes.Length}"
            : Single(meaning, item, bytes);
        if (error is null)
            return;
        meaning.Remove("values");
        meaning["value_error"] = error;
    }

    private static string? Single(JsonObject meaning, DlT645Item item, ReadOnlySpan<byte> bytes) => item.Content switch
    {
        DlT645Content.Date => Date(meaning, bytes),
        DlT645Content.Time => Time(meaning, bytes),
        DlT645Content.Moment => Moment(meaning, bytes),
        DlT645Content.Text => Characters(meaning, bytes),
        DlT645Content.Digits => Digits(meaning, bytes),
        DlT645Content.Bits => Bits(meaning, bytes),
        DlT645Content.Demand => Demand(meaning, item, bytes),
        _ => Number(meaning, item, bytes),
    };

    private static string? Number(JsonObject meaning, DlT645Item item, ReadOnlySpan<byte> bytes)
    {
        if (DlT645Item.IsAbsent(bytes))
            return "all bytes FFH = data not available";
        if (item.Read(bytes) is not { } value)
            return $"value bytes {Hex.Spaced(bytes)} are not BCD";
        meaning["values"] = new JsonObject { [item.Elements[0]] = Quantity.Of(value, item.Unit) };
        return null;
    }

    private static string? Block(JsonObject meaning, DlT645Item item, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length % item.Bytes != 0 || bytes.Length / item.Bytes > item.Elements.Count)
            return $"{bytes.Length} value bytes are not 1 to {item.Elements.Count} values of {item.Bytes} bytes";
        var values = new JsonObject();
        var usable = 0;
        for (var i = 0; i < bytes.Length / item.Bytes; i++)
        {
            var part = bytes.Slice(i * item.Bytes, item.Bytes);
            if (DlT645Item.IsAbsent(part))
            {
                values[item.Elements[i]] = new JsonObject { ["valid"] = false, ["reason"] = "all bytes FFH = data not available" };
                continue;
            }
            if (item.Read(part) is not { } value)
                return $"{item.Elements[i]}: value bytes {Hex.Spaced(part)} are not BCD";
            var quantity = Quantity.Of(value, item.Unit);
            if (item.Content == DlT645Content.Demand)
                quantity["occurred"] = DlT645Moment.Text(part[item.NumberBytes..]);
            values[item.Elements[i]] = quantity;
            usable++;
        }
        meaning["values"] = values;
        return usable > 0 ? null : "all bytes FFH = data not available";
    }

    private static string? Demand(JsonObject meaning, DlT645Item item, ReadOnlySpan<byte> bytes)
    {
        if (item.Read(bytes) is not { } value || !Bcd.IsDecimal(bytes[item.NumberBytes..]))
            return $"value bytes {Hex.Spaced(bytes)} are not BCD";
        meaning["values"] = new JsonObject { [item.Elements[0]] = Quantity.Of(value, item.Unit) };
        meaning["occurred"] = DlT645Moment.Text(bytes[item.NumberBytes..]);
        return null;
    }

    private static string? Moment(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        if (DlT645Moment.Read(bytes) is null)
            return Invalid(meaning, $"{Hex.Spaced(bytes)} is not a calendar time");
        meaning["time"] = DlT645Moment.Text(bytes);
        return null;
    }

    private static string? Date(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        if (!Bcd.IsDecimal(bytes))
            return Invalid(meaning, "date bytes not BCD");
        if (!DateOnly.TryParseExact($"20{bytes[3]:X2}-{bytes[2]:X2}-{bytes[1]:X2}", "yyyy-MM-dd", out var date) || bytes[0] > 6)
            return Invalid(meaning, $"{bytes[3]:X2}-{bytes[2]:X2}-{bytes[1]:X2}, weekday {bytes[0]:X2} is not a calendar date");
        meaning["date"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        meaning["weekday"] = bytes[0];
        meaning["weekday_rule"] = "0=Sunday";
        return null;
    }

    private static string? Time(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        if (!Bcd.IsDecimal(bytes) || bytes[2] > 0x23 || bytes[1] > 0x59 || bytes[0] > 0x59)
            return Invalid(meaning, $"{Hex.Spaced(bytes)} is not a time of day");
        meaning["time"] = $"{bytes[2]:X2}:{bytes[1]:X2}:{bytes[0]:X2}";
        return null;
    }

    private static string? Characters(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            if (bytes[i] == 0)
                continue;
            if (bytes[i] is < 0x20 or > 0x7E)
                return Invalid(meaning, $"{Hex.Spaced(bytes)} are not characters");
            text.Append((char)bytes[i]);
        }
        meaning["text"] = text.ToString().TrimEnd();
        return null;
    }

    private static string? Digits(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        if (!Bcd.IsDecimal(bytes))
            return Invalid(meaning, $"{Hex.Spaced(bytes)} are not BCD");
        meaning["text"] = Bcd.Text(bytes);
        return null;
    }

    private static string? Bits(JsonObject meaning, ReadOnlySpan<byte> bytes)
    {
        meaning["status"] = new JsonObject { ["bytes"] = Hex.Spaced(bytes) };
        return null;
    }

    private static string Invalid(JsonObject meaning, string reason)
    {
        meaning["valid"] = false;
        meaning["reason"] = reason;
        return reason;
    }
}
