using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Reads one data identifier of one meter, follow-up frames included.</summary>
public sealed class DlT645Inquiry : Inquiry
{
    /// <summary>Most parts of one answer.</summary>
    public const int MostParts = 64;

    private readonly DlT645MeterOptions meter;
    private readonly IReadOnlyList<(DlT645PointOptions Options, DlT645Item Item)> points;
    private readonly byte[] identifier;
    private readonly int preamble;
    private readonly TimeZoneInfo clock;
    private readonly List<byte> value = [];
    private string? answering;
    private int parts;

    /// <summary>Asks for the identifier that all <paramref name="points"/> share.</summary>
    public DlT645Inquiry(DlT645MeterOptions meter, IReadOnlyList<DlT645PointOptions> points, int preamble, TimeZoneInfo? clock = null)
        : base(points[0].Every)
    {
        this.meter = meter;
        this.preamble = preamble;
        this.clock = clock ?? DlT645Moment.China;
        this.points = [.. points.Select(p => (p, p.Item(meter.Edition) ?? throw new ArgumentException($"'{p.Di}' is not a known number", nameof(points))))];
        identifier = [.. Convert.FromHexString(points[0].Di).Reverse()];
    }

    private int FollowUpFunction => DlT645Control.ReadRequest(meter.Edition) + 1;

    /// <inheritdoc/>
    public override void Begin()
    {
        value.Clear();
        parts = 0;
        answering = null;
    }

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        var first = parts == 0;
        byte[] data = first || meter.Edition == DlT645Edition.Edition1997 ? identifier : [.. identifier, (byte)parts];
        var frame = DlT645Frame.Build(meter.Address, (byte)(first ? DlT645Control.ReadRequest(meter.Edition) : FollowUpFunction), data);
        buffer[..preamble].Fill(0xFE);
        frame.CopyTo(buffer[preamble..]);
        return preamble + frame.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        var frames = DlT645Frame.Find(received);
        if (frames.Count == 0 || !DlT645Frame.TryParse(received[frames[0]], out var frame, out _))
            return default;
        var (start, length) = frames[0].GetOffsetAndLength(received.Length);
        if (meter.HasWildcard && Disagreement(received, frames) is { } disagreement)
            return new(ReplyVerdict.Invalid, start, length, disagreement);
        return Judge(frame) with { Start = start, Length = length };
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
        var bytes = value.ToArray().AsSpan();
        foreach (var (options, item) in points)
        {
            var part = Element(item, options.Index(item), bytes);
            var number = part.IsEmpty ? null : item.Read(part);
            var at = options.AtOccurrence && number is not null && item.Occurrence(part) is { } occurred ? DlT645Moment.In(clock, occurred) : measuredAt;
            readings.Add(new(options.PointId, at, number, number is null ? Quality.Bad : Quality.Good));
        }
    }

    private static ReadOnlySpan<byte> Element(DlT645Item item, int index, ReadOnlySpan<byte> bytes)
    {
        var fits = item.IsBlock ? bytes.Length % item.Bytes == 0 && bytes.Length >= (index + 1) * item.Bytes : bytes.Length == item.Bytes;
        return fits ? bytes.Slice(index * item.Bytes, item.Bytes) : default;
    }

    private string? Disagreement(ReadOnlySpan<byte> received, List<Range> frames)
    {
        var address = answering;
        foreach (var range in frames)
        {
            if (!DlT645Frame.TryParse(received[range], out var frame, out _) || !frame.FromMeter)
                continue;
            if (address is not null && frame.Address != address)
                return $"meters {address} and {frame.Address} both answer {meter.Address}; give each its own address";
            address = frame.Address;
        }
        return null;
    }

    private ReplyFinding Judge(DlT645Frame frame)
    {
        var expected = parts == 0 ? DlT645Control.ReadRequest(meter.Edition) : FollowUpFunction;
        if (!frame.FromMeter || frame.Function != expected)
            return new(ReplyVerdict.Foreign);
        if (!meter.Matches(frame.Address))
            return new(ReplyVerdict.Foreign);
        if (frame.Abnormal)
            return new(ReplyVerdict.Exception, Error: $"error reply to {Bcd.Text(identifier)}: {string.Join(", ", DlT645Control.Errors(meter.Edition, frame.Data.FirstOrDefault()))}");
        if (frame.Data.Length < identifier.Length || !frame.Data.AsSpan(0, identifier.Length).SequenceEqual(identifier))
            return new(ReplyVerdict.Foreign);
        return Collect(frame);
    }

    private ReplyFinding Collect(DlT645Frame frame)
    {
        var part = frame.Data.AsSpan(identifier.Length);
        if (parts > 0 && meter.Edition == DlT645Edition.Edition2007)
        {
            if (part.IsEmpty || part[^1] != parts)
                return new(ReplyVerdict.Invalid, Error: $"part {(part.IsEmpty ? 0 : part[^1])} of a long answer came instead of part {parts}");
            part = part[..^1];
        }
        value.AddRange(part);
        answering = frame.Address;
        if (!frame.HasFollowUp)
            return new(ReplyVerdict.Complete);
        return ++parts < MostParts ? new(ReplyVerdict.More) : new(ReplyVerdict.Invalid, Error: $"an answer of more than {MostParts} parts");
    }
}
