using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Asks the only meter on a line for its address (03H, 810A). It is asked twice: a second meter answers late, into the second question, or disturbs the first answer; both are refused.</summary>
/// <param name="meterType">Type T of the question; a meter of another type may stay silent.</param>
/// <param name="identifierHighByteFirst">Asks with 81 0A instead of 0A 81.</param>
/// <param name="preamble">FE bytes before a request.</param>
public sealed class CjT188AddressInquiry(byte meterType, bool identifierHighByteFirst, int preamble) : Inquiry(TimeSpan.FromDays(1))
{
    private string? first;
    private byte serial;

    /// <summary>The address found, fourteen digits; null before an answer.</summary>
    public string? Address { get; private set; }

    /// <summary>The type T that the meter answers with.</summary>
    public byte MeterType { get; private set; }

    /// <inheritdoc/>
    public override void Begin() => (first, Address) = (null, null);

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        serial++;
        byte[] data = identifierHighByteFirst ? [0x81, 0x0A, serial] : [0x0A, 0x81, serial];
        var frame = CjT188Frame.Build(meterType, CjT188Frame.Wildcard, 0x03, data);
        buffer[..preamble].Fill(0xFE);
        frame.CopyTo(buffer[preamble..]);
        return preamble + frame.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        var finding = default(ReplyFinding);
        var answered = first;
        foreach (var range in CjT188Frame.Find(received))
        {
            var (start, length) = range.GetOffsetAndLength(received.Length);
            if (!CjT188Frame.TryParse(received[range], out var frame, out _) || !frame.FromMeter || frame.Abnormal || (frame.Function & 0x1F) != 3)
                continue;
            if (answered is not null && answered != frame.Address)
                return new(ReplyVerdict.Invalid, start, length, $"meters {answered} and {frame.Address} both answer the wildcard address; give each its own, or connect one at a time");
            (answered, MeterType) = (frame.Address, frame.MeterType);
            finding = new(first is null ? ReplyVerdict.More : ReplyVerdict.Complete, start, length);
        }
        if (finding.Verdict == ReplyVerdict.More)
            first = answered;
        if (finding.Verdict == ReplyVerdict.Complete)
            Address = answered;
        return finding;
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
    }
}
