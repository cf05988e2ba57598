using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Asks the only meter on a line for its address. It is asked twice: a second meter answers late, into the second question, or disturbs the first answer; both are refused.</summary>
/// <param name="edition">2007 has a function for it (13H); in 1997 the address stands in the reply to any read.</param>
/// <param name="preamble">FE bytes before a request.</param>
public sealed class DlT645AddressInquiry(DlT645Edition edition, int preamble) : Inquiry(TimeSpan.FromDays(1))
{
    private static readonly byte[] TotalEnergy1997 = [0x10, 0x90];

    private string? first;

    /// <summary>The address found, twelve digits; null before an answer.</summary>
    public string? Address { get; private set; }

    private byte Function => (byte)(edition == DlT645Edition.Edition2007 ? 0x13 : 0x01);

    /// <inheritdoc/>
    public override void Begin() => (first, Address) = (null, null);

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        var frame = DlT645Frame.Build(DlT645Frame.Wildcard, Function, edition == DlT645Edition.Edition2007 ? [] : TotalEnergy1997);
        buffer[..preamble].Fill(0xFE);
        frame.CopyTo(buffer[preamble..]);
        return preamble + frame.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        var finding = default(ReplyFinding);
        var answered = first;
        foreach (var range in DlT645Frame.Find(received))
        {
            var (start, length) = range.GetOffsetAndLength(received.Length);
            if (!DlT645Frame.TryParse(received[range], out var frame, out _) || !frame.FromMeter || frame.Function != Function)
                continue;
            if (answered is not null && answered != frame.Address)
                return new(ReplyVerdict.Invalid, start, length, $"meters {answered} and {frame.Address} both answer the wildcard address; give each its own, or connect one at a time");
            if (edition == DlT645Edition.Edition2007 && (frame.Data.Length != 6 || Bcd.Text(frame.Data) != frame.Address))
                return new(ReplyVerdict.Invalid, start, length, $"meter {frame.Address} gives {Hex.Spaced(frame.Data)} as its address");
            answered = frame.Address;
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
