using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Explains DL/T 645 frames.</summary>
public static class DlT645Explanation
{
    /// <summary>The meaning of one frame.</summary>
    public static FrameExplanation Of(ReadOnlySpan<byte> bytes, DlT645Edition edition)
    {
        if (!DlT645Frame.TryParse(bytes, out var frame, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject { ["preamble_fe_count"] = frame.Preamble, ["address"] = frame.Address };
        if (frame.Address == DlT645Frame.Wildcard)
            meaning["address_note"] = "wildcard address AA..AA 通配地址";
        if (frame.Address == DlT645Frame.Broadcast)
            meaning["address_note"] = "99..99 broadcast address 广播地址";
        meaning["control"] = frame.Control.ToString("X2");
        meaning["function"] = DlT645Control.Name(edition, frame.Function);
        meaning["from"] = frame.FromMeter ? "slave" : "master";
        meaning["abnormal_reply"] = frame.Abnormal;
        meaning["has_follow_up"] = frame.HasFollowUp;
        meaning["data_length"] = frame.Data.Length;
        if (frame.Data.Length > 0)
            meaning["data_minus_33H"] = Hex.Spaced(frame.Data);
        if (frame.Abnormal)
            Refusal(meaning, frame, edition);
        else
            Content(meaning, frame, edition);
        return FrameExplanation.Accepted(meaning);
    }

    private static void Refusal(JsonObject meaning, DlT645Frame frame, DlT645Edition edition)
    {
        if (frame.Data.Length == 0)
            return;
        meaning["error_byte"] = frame.Data[0].ToString("X2");
        meaning["errors"] = new JsonArray([.. DlT645Control.Errors(edition, frame.Data[0]).Select(e => (JsonNode)e)]);
    }

    private static void Content(JsonObject meaning, DlT645Frame frame, DlT645Edition edition)
    {
        if (edition == DlT645Edition.Edition2007 && frame.Function == 0x13 && frame.FromMeter)
        {
            if (frame.Data.Length == 6)
                meaning["reported_address"] = Bcd.Text(frame.Data);
            else
                meaning["value_error"] = $"an address has 6 bytes, this reply has {frame.Data.Length}";
            return;
        }
        if (frame.Function == 0x08)
        {
            if (DlT645TimeBroadcast.Read(frame.Data) is { } time)
                meaning["time"] = time.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            return;
        }
        var identifier = DlT645Control.IdentifierLength(edition);
        if (!DlT645Control.HasIdentifier(edition, frame.Function) || frame.Data.Length == 0)
            return;
        if (frame.Data.Length < identifier)
        {
            meaning["value_error"] = $"a data identifier has {identifier} bytes, the data field has {frame.Data.Length}";
            return;
        }
        var di = Bcd.Text(frame.Data.AsSpan(..identifier));
        meaning["di"] = di;
        var item = DlT645Items.Find(edition, di);
        if (item is not null)
            meaning["di_name"] = item.Name;
        var rest = frame.Data.AsSpan(identifier);
        if (DlT645Control.IsFollowUp(edition, frame.Function))
            FollowUp(meaning, frame, item, rest);
        else if (frame.FromMeter && item is not null)
            DlT645ValueExplanation.Add(meaning, item, rest);
        else if (!rest.IsEmpty)
            meaning["rest"] = Hex.Spaced(rest);
    }

    private static void FollowUp(JsonObject meaning, DlT645Frame frame, DlT645Item? item, ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return;
        meaning["frame_sequence"] = rest[^1];
        var part = rest[..^1];
        if (!frame.FromMeter || item is null || item.Content != DlT645Content.Number || part.IsEmpty)
            return;
        if (part.Length % item.Bytes != 0)
        {
            meaning["value_error"] = $"{part.Length} bytes are not a whole number of values of {item.Bytes} bytes";
            return;
        }
        var values = new JsonArray();
        for (var at = 0; at < part.Length; at += item.Bytes)
            values.Add(item.Read(part.Slice(at, item.Bytes)) is { } value ? Quantity.Text(value) : null);
        meaning["values_in_order_of_this_part"] = values;
    }
}
