using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.CjT188;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Explains CJ/T 188 frames.</summary>
public static class CjT188Explanation
{
    /// <summary>The meaning of one frame.</summary>
    public static FrameExplanation Of(byte[] bytes)
    {
        if (!CjT188Frame.TryParse(bytes, out var frame, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject
        {
            ["preamble_fe_count"] = frame.Preamble,
            ["meter_type"] = frame.MeterType.ToString("X2"),
            ["meter_type_name"] = CjT188Names.MeterType(frame.MeterType),
            ["address"] = frame.Address,
        };
        if (frame.Address == CjT188Frame.Wildcard)
            meaning["address_note"] = "wildcard address AA..AA";
        meaning["control"] = frame.Control.ToString("X2");
        meaning["function"] = CjT188Names.Function(frame.Abnormal ? frame.Function & 0x1F : frame.Function);
        meaning["from"] = frame.FromMeter ? "slave" : "master";
        meaning["data_length"] = frame.Data.Length;
        if (frame.Abnormal)
        {
            meaning["abnormal_reply"] = true;
            meaning["data"] = Hex.Spaced(frame.Data);
        }
        else
        {
            Content(meaning, frame);
        }
        return FrameExplanation.Accepted(meaning);
    }

    private static void Content(JsonObject meaning, CjT188Frame frame)
    {
        var data = frame.Data;
        if (data.Length < 2)
        {
            if (data.Length > 0)
                meaning["data"] = Hex.Spaced(data);
            return;
        }
        var lowFirst = CjT188Names.LowByteFirst(data[0], data[1]);
        var di = lowFirst ? Bcd.Text(data.AsSpan(..2)) : Convert.ToHexString(data, 0, 2);
        meaning["di_bytes_as_sent"] = Hex.Spaced(data.AsSpan(..2));
        meaning["di"] = di;
        meaning["di_order"] = lowFirst ? "DI0 first (low byte first, as in the standard)" : "DI1 first (high byte first, common deviation)";
        if (data.Length > 2)
            meaning["ser"] = data[2];
        if (frame.FromMeter && frame.Function == 3)
            meaning["reported_address"] = frame.Address;
        if (frame.FromMeter && frame.Function == 1 && di == "901F")
            Values(meaning, frame);
        else if (data.Length > 3)
            meaning["rest"] = Hex.Spaced(data.AsSpan(3));
    }

    private static void Values(JsonObject meaning, CjT188Frame frame)
    {
        var heat = frame.MeterType >> 4 == 2;
        var decoded = CjT188Values.Decode(frame.MeterType, frame.Data);
        if (decoded.Error.Length > 0)
            meaning["value_error"] = decoded.Error;
        else
            meaning["values"] = new JsonObject(decoded.Values.Select(v => KeyValuePair.Create(v.Name, (JsonNode?)Value(v))));
        if (decoded.Clock.Length > 0)
            meaning["meter_time"] = Clock(decoded.Clock);
        if (decoded.Status.Length > 0)
            meaning["status"] = Status(decoded.Status, heat);
        if (heat)
            meaning["layout"] = decoded.Layout switch
            {
                CjT188Layout.UnitThenValue => "VENDOR DEVIATION: unit code before value, low byte first",
                CjT188Layout.HighByteFirst => "VENDOR DEVIATION: value then unit, HIGH byte first",
                _ => "value then unit, low byte first",
            };
    }

    private static JsonObject Value(CjT188Value value)
    {
        var result = Quantity.Of(value.Value, value.Unit);
        if (value.UnitCode is not { } code)
            return result;
        result["digits"] = value.Digits;
        result["unit_code"] = code.ToString("X2");
        if (value.Unit is "L" or "L/h")
            result["decimals_note"] = "the number of decimals used with L or L/h is vendor specific (not confirmed); compare the digits only";
        return result;
    }

    private static JsonObject Clock(byte[] clock)
    {
        if (clock.All(b => b == 0))
            return new() { ["valid"] = false, ["reason"] = "clock not set (all zero)" };
        var result = new JsonObject { ["text"] = CjT188Clock.Text(clock) };
        if (CjT188Clock.Read(clock) is null)
        {
            result["valid"] = false;
            result["reason"] = clock[6] is 0x19 or 0x20 ? "not a valid calendar time as written" : $"not a valid calendar time as written (century {clock[6]:X2})";
        }
        return result;
    }

    private static JsonObject Status(byte[] status, bool heat)
    {
        var result = new JsonObject { ["bytes"] = Hex.Spaced(status) };
        if (heat)
            return result;
        result["valve"] = (status[0] & 3) switch { 0 => "open 开", 1 => "closed 关", 3 => "abnormal 异常", _ => "undefined 未定义" };
        result["battery_undervoltage"] = (status[0] & 4) != 0;
        return result;
    }
}
