using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Reads one block in ASCII framing. Noise before the colon does no harm.</summary>
public sealed class ModbusAsciiInquiry(byte unit, ModbusBlock block) : ModbusInquiry(unit, block)
{
    private readonly byte[] bytes = new byte[ModbusAsciiFrame.Longest / 2];

    /// <inheritdoc/>
    protected override int DataOffset => 3;

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        Span<byte> body = stackalloc byte[6];
        WriteBody(body);
        return ModbusAsciiFrame.Write(body[0], body[1..], buffer);
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        for (var at = 0; ModbusAsciiFrame.Next(received[at..]) is { } range; at += range.End.Value)
        {
            var (start, length) = range.GetOffsetAndLength(received.Length - at);
            if (ModbusAsciiFrame.TryReadBytes(received.Slice(at + start, length), bytes, out var count, out _) && bytes[0] == Unit)
                return Judge(bytes.AsSpan(0, count)) with { Start = at + start, Length = length };
        }
        return default;
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
        if (ModbusAsciiFrame.TryReadBytes(reply, bytes, out var count, out _))
            base.Read(bytes.AsSpan(0, count), measuredAt, readings);
    }

    /// <inheritdoc/>
    protected override Inquiry With(ModbusBlock part) => new ModbusAsciiInquiry(Unit, part);

    private ReplyFinding Judge(ReadOnlySpan<byte> frame)
    {
        if (frame.Length == 4 && frame[1] == (Function | ModbusFunction.ExceptionBit))
            return Refused(frame[2]);
        if (frame[1] != Function)
            return new(ReplyVerdict.Invalid, Error: $"function {frame[1]:00} answers a request of function {Function:00}");
        return frame[2] == DataLength && frame.Length == 4 + DataLength
            ? new(ReplyVerdict.Complete)
            : new(ReplyVerdict.Invalid, Error: $"{frame.Length - 4} data bytes (byte count {frame[2]}) answer a request for {DataLength}");
    }
}
