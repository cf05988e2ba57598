using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>Reads the registers that a meter of the 2007 edition froze at the end of past days, newest first, back to the last one known: after an outage each day of the gap gets its true end. Asked at start, when the meter answers again, and once a day.</summary>
public sealed class DlT645FreezeInquiry : Inquiry
{
    /// <summary>Days that a meter keeps.</summary>
    public const int MostDays = 62;

    private readonly DlT645MeterOptions meter;
    private readonly IReadOnlyList<(DlT645PointOptions Options, int Index)> points;
    private readonly byte register;
    private readonly int days;
    private readonly int preamble;
    private readonly TimeZoneInfo clock;
    private readonly List<(DateTime At, byte[] Values)> found = [];
    private DateTime known = DateTime.MinValue;
    private DateTime asked;
    private bool values;
    private byte ago;

    /// <summary>Asks for one energy register, <paramref name="points"/> being its total and tariffs.</summary>
    public DlT645FreezeInquiry(DlT645MeterOptions meter, IReadOnlyList<DlT645PointOptions> points, int preamble, TimeZoneInfo clock)
        : base(TimeSpan.FromDays(1))
    {
        (this.meter, this.preamble, this.clock) = (meter, preamble, clock);
        register = Register(points[0].Di) ?? throw new ArgumentException($"'{points[0].Di}' is not frozen daily", nameof(points));
        this.points = [.. points.Select(p => (p, (int)Convert.FromHexString(p.Di)[2]))];
        days = points.Max(p => p.DailyFreezes);
    }

    /// <summary>The energy register (DI2) of an identifier whose end-of-day values a meter keeps; null for others.</summary>
    public static byte? Register(string di) =>
        di.Length == 8 && Convert.FromHexString(di) is [0x00, >= 1 and <= 8 and var register, <= 0x3F, 0x00] ? register : null;

    /// <inheritdoc/>
    public override void Begin()
    {
        found.Clear();
        (ago, values) = (1, false);
    }

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        var frame = DlT645Frame.Build(meter.Address, 0x11, Identifier());
        buffer[..preamble].Fill(0xFE);
        frame.CopyTo(buffer[preamble..]);
        return preamble + frame.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        foreach (var range in DlT645Frame.Find(received))
            if (DlT645Frame.TryParse(received[range], out var frame, out _))
                return Judge(frame) with { Start = range.Start.Value, Length = range.End.Value - range.Start.Value };
        return default;
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
        foreach (var (at, bytes) in Enumerable.Reverse(found))
        {
            foreach (var (options, index) in points)
            {
                var number = bytes.Length >= (index + 1) * 4 ? Bcd.Read(bytes.AsSpan(index * 4, 4), 2) : null;
                if (number is not null)
                    readings.Add(new(options.PointId, DlT645Moment.In(clock, at), number, Quality.Good));
            }
            known = at;
        }
    }

    private byte[] Identifier() => [ago, values ? register : (byte)0, DlT645Frozen2007.Daily, 0x05];

    private ReplyFinding Judge(DlT645Frame frame)
    {
        if (!frame.FromMeter || frame.Function != 0x11 || !meter.Matches(frame.Address))
            return new(ReplyVerdict.Foreign);
        if (frame.Abnormal)
            return ago > 1 && !values
                ? new(ReplyVerdict.Complete)
                : new(ReplyVerdict.Exception, Error: $"error reply to {Bcd.Text(Identifier())}: {string.Join(", ", DlT645Control.Errors(meter.Edition, frame.Data.FirstOrDefault()))}");
        if (!frame.Data.AsSpan().StartsWith(Identifier()))
            return new(ReplyVerdict.Foreign);
        return values ? Take(frame.Data[4..]) : When(frame.Data.AsSpan(4));
    }

    private ReplyFinding When(ReadOnlySpan<byte> moment)
    {
        if (DlT645Moment.Read(moment) is not { } at)
            return new(ReplyVerdict.Complete);
        if (ago > 1 && at >= asked)
            return new(ReplyVerdict.Invalid, Error: $"the meter froze its registers while freeze {ago - 1} was read; asked again at the next turn");
        if (at <= known || ago > days)
            return new(ReplyVerdict.Complete);
        (asked, values) = (at, true);
        return new(ReplyVerdict.More);
    }

    private ReplyFinding Take(byte[] bytes)
    {
        found.Add((asked, bytes));
        (ago, values) = ((byte)(ago + 1), false);
        return ago > MostDays ? new(ReplyVerdict.Complete) : new(ReplyVerdict.More);
    }
}
