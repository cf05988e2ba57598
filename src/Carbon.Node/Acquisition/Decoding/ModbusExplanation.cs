using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Acquisition.Decoding;

/// <summary>Explains Modbus frames of serial lines (RTU, ASCII) and of TCP.</summary>
public static class ModbusExplanation
{
    /// <summary>The meaning of one frame of a serial line.</summary>
    public static FrameExplanation OfRtu(byte[] bytes)
    {
        if (!ModbusRtuFrame.TryParse(bytes, null, out var frame, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject { ["unit"] = frame.Unit };
        Add(meaning, frame.Message);
        return FrameExplanation.Accepted(meaning);
    }

    /// <summary>The meaning of one frame in ASCII framing.</summary>
    public static FrameExplanation OfAscii(byte[] bytes)
    {
        if (!ModbusAsciiFrame.TryParse(bytes, null, out var frame, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject { ["unit"] = frame.Unit };
        Add(meaning, frame.Message);
        return FrameExplanation.Accepted(meaning);
    }

    /// <summary>The meaning of one frame of Modbus TCP.</summary>
    public static FrameExplanation OfTcp(byte[] bytes)
    {
        if (!ModbusTcpFrame.TryParse(bytes, null, out var frame, out var error))
            return FrameExplanation.Refused(error);
        var meaning = new JsonObject { ["transaction"] = frame.Transaction, ["protocol_id"] = 0, ["length"] = frame.Length, ["unit"] = frame.Unit };
        Add(meaning, frame.Message);
        return FrameExplanation.Accepted(meaning);
    }

    private static void Add(JsonObject meaning, ModbusMessage message)
    {
        meaning["function_code"] = message.Function;
        switch (message.Kind)
        {
            case ModbusMessageKind.Exception:
                meaning["exception"] = message.Value;
                meaning["exception_name"] = ModbusFunction.ExceptionName((byte)message.Value);
                meaning["function_code_on_wire"] = (message.Function | ModbusFunction.ExceptionBit).ToString("X2");
                break;
            case ModbusMessageKind.Either when message.Function == ModbusFunction.MaskRegister:
                meaning["address"] = message.Start;
                meaning["and_mask"] = message.WriteStart;
                meaning["or_mask"] = message.WriteQuantity;
                break;
            case ModbusMessageKind.Either:
                meaning["address"] = message.Start;
                meaning["value"] = message.Value;
                break;
            case ModbusMessageKind.Other:
                if (!message.Data.IsEmpty)
                    meaning["data"] = Hex.Spaced(message.Data.Span);
                break;
            default:
                AddAddressesAndData(meaning, message);
                break;
        }
    }

    private static void AddAddressesAndData(JsonObject meaning, ModbusMessage message)
    {
        var both = message.Function == ModbusFunction.ReadWriteRegisters;
        var reply = message.Kind == ModbusMessageKind.Reply;
        if (!reply || message.Function is ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters)
        {
            meaning[both ? "read_start" : "start"] = message.Start;
            meaning[both ? "read_quantity" : "quantity"] = message.Quantity;
        }
        if (both && !reply)
        {
            meaning["write_start"] = message.WriteStart;
            meaning["write_quantity"] = message.WriteQuantity;
        }
        if (message.Data.IsEmpty)
            return;
        if (message.Function is ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs)
        {
            meaning["bit_bytes"] = Hex.Spaced(message.Data.Span);
            meaning["bit_rule"] = "bit 0 of the first byte is the first coil/input";
        }
        else if (message.Function == ModbusFunction.WriteCoils)
        {
            meaning["coil_bytes"] = Hex.Spaced(message.Data.Span);
        }
        else
        {
            var registers = Registers(message.Data.Span);
            meaning[both && !reply ? "write_registers" : "registers"] = new JsonArray([.. registers.Select(r => (JsonNode)r)]);
            if (reply)
                AddFloats(meaning, message.Data.Span);
        }
    }

    private static ushort[] Registers(ReadOnlySpan<byte> data)
    {
        var registers = new ushort[data.Length / 2];
        for (var i = 0; i < registers.Length; i++)
            registers[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(i * 2)..]);
        return registers;
    }

    /// <summary>Where exactly one word order makes every pair of registers a plausible number, says so: a hint for commissioning, to be confirmed with the register map.</summary>
    private static void AddFloats(JsonObject meaning, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data.Length % 4 != 0)
            return;
        JsonArray? only = null;
        foreach (var order in Enum.GetValues<WordOrder>())
        {
            if (PlausibleFloats(data, order) is not { } numbers)
                continue;
            if (only is not null)
            {
                meaning.Remove("word_order");
                return;
            }
            only = numbers;
            meaning["word_order"] = order.ToString().ToUpperInvariant();
        }
        if (only is not null)
            meaning["float32"] = only;
    }

    private static JsonArray? PlausibleFloats(ReadOnlySpan<byte> data, WordOrder order)
    {
        var numbers = new JsonArray();
        Span<byte> ordered = stackalloc byte[4];
        for (var at = 0; at < data.Length; at += 4)
        {
            data.Slice(at, 4).CopyTo(ordered);
            WordOrders.ToBigEndian(ordered, order);
            var number = BinaryPrimitives.ReadSingleBigEndian(ordered);
            if (!float.IsFinite(number) || Math.Abs(number) is < 1e-4f or > 1e9f)
                return null;
            numbers.Add(decimal.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        return numbers;
    }
}
