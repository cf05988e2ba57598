using System.Buffers.Binary;
using Carbon.Metering;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Numbers in registers, both ways.</summary>
public static class ModbusValue
{
    /// <summary>The reading in <paramref name="registers"/> (the point's own bytes as on the wire). No value where the registers hold none (not a number, not BCD, too large).</summary>
    public static (decimal? Value, Quality Quality) Read(ModbusPointOptions point, ReadOnlySpan<byte> registers)
    {
        Span<byte> bytes = stackalloc byte[point.Type.Registers() * 2];
        registers[..bytes.Length].CopyTo(bytes);
        WordOrders.ToBigEndian(bytes, point.Order ?? WordOrder.Abcd);
        if (Raw(point, bytes) is not { } raw)
            return (null, Quality.Bad);
        if (point.Analogue is { } analogue)
            return analogue.Convert(raw);
        try
        {
            return (raw * point.Scale + point.Offset, Quality.Good);
        }
        catch (OverflowException)
        {
            return (null, Quality.Bad);
        }
    }

    /// <summary>Writes a reading as the device would hold it, other bits of its registers zero; digits that do not fit are lost, as in a register that rolls over.</summary>
    public static void Write(ModbusPointOptions point, decimal value, Span<byte> registers)
    {
        var raw = point.Analogue is { } analogue ? analogue.Raw(value) : (value - point.Offset) / point.Scale;
        var bytes = registers[..(point.Type.Registers() * 2)];
        var whole = (Int128)decimal.Round(raw, MidpointRounding.AwayFromZero);
        switch (point.Type)
        {
            case ModbusType.Bit:
                BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(raw == 0m ? 0 : 1 << (point.Bit ?? 0)));
                break;
            case ModbusType.Float32:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)raw);
                break;
            case ModbusType.Float64:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, (double)raw);
                break;
            case ModbusType.Bcd16 or ModbusType.Bcd32:
                Bcd.Write(bytes, (UInt128)Int128.Abs(whole));
                bytes.Reverse();
                break;
            default:
                for (var i = bytes.Length - 1; i >= 0; i--, whole >>= 8)
                    bytes[i] = (byte)(whole & 0xFF);
                break;
        }
        WordOrders.ToBigEndian(bytes, point.Order ?? WordOrder.Abcd);
    }

    private static decimal? Raw(ModbusPointOptions point, Span<byte> bytes) => point.Type switch
    {
        ModbusType.Bit => BinaryPrimitives.ReadUInt16BigEndian(bytes) >> (point.Bit ?? 0) & 1,
        ModbusType.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        ModbusType.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        ModbusType.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        ModbusType.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        ModbusType.Int64 => BinaryPrimitives.ReadInt64BigEndian(bytes),
        ModbusType.UInt64 => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        ModbusType.Float32 => Finite(BinaryPrimitives.ReadSingleBigEndian(bytes)),
        ModbusType.Float64 => Finite(BinaryPrimitives.ReadDoubleBigEndian(bytes)),
        _ => Digits(bytes),
    };

    private static decimal? Finite(float value) => float.IsFinite(value) && Math.Abs(value) < 7.9e28f ? (decimal)value : null;

    private static decimal? Finite(double value) => double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? (decimal)value : null;

    private static decimal? Digits(Span<byte> highByteFirst)
    {
        highByteFirst.Reverse();
        return Bcd.Read(highByteFirst, 0);
    }
}
