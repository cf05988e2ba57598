using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Reads one block in RTU framing. The reply is looked for at every byte, so that noise before it does no harm.</summary>
public sealed class ModbusRtuInquiry(byte unit, ModbusBlock block) : ModbusInquiry(unit, block)
{
    private const int ExceptionLength = 5;

    /// <inheritdoc/>
    protected override int DataOffset => 3;

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        WriteBody(buffer);
        ModbusCrc.Seal(buffer[..8]);
        return 8;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        for (var at = 0; at + ExceptionLength <= received.Length; at++)
        {
            var rest = received[at..];
            if (rest[0] != Unit)
                continue;
            if (rest[1] == (Function | ModbusFunction.ExceptionBit) && ModbusCrc.IsSound(rest[..ExceptionLength]))
                return Refused(rest[2]) with { Start = at, Length = ExceptionLength };
            var total = ExceptionLength + DataLength;
            if (rest[1] == Function && rest[2] == DataLength && rest.Length >= total && ModbusCrc.IsSound(rest[..total]))
                return new(ReplyVerdict.Complete, at, total);
        }
        return default;
    }

    /// <inheritdoc/>
    protected override Inquiry With(ModbusBlock part) => new ModbusRtuInquiry(Unit, part);
}
