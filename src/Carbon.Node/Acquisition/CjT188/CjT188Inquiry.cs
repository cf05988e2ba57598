using System.Globalization;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.CjT188;

/// <summary>Reads the current data (901F) of one meter.</summary>
public sealed class CjT188Inquiry(CjT188MeterOptions meter, IReadOnlyList<CjT188PointOptions> points, int preamble) : Inquiry(points[0].Every)
{
    private byte serial;
    private CjT188Values values = new([], meter.Layout, [], [], "");

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        serial++;
        byte[] data = meter.IdentifierHighByteFirst ? [0x90, 0x1F, serial] : [0x1F, 0x90, serial];
        var frame = CjT188Frame.Build(meter.Type, meter.Address, 0x01, data);
        buffer[..preamble].Fill(0xFE);
        frame.CopyTo(buffer[preamble..]);
        return preamble + frame.Length;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        var frames = CjT188Frame.Find(received);
        if (frames.Count == 0 || !CjT188Frame.TryParse(received[frames[0]], out var frame, out _))
            return default;
        var (start, length) = frames[0].GetOffsetAndLength(received.Length);
        foreach (var range in frames)
            if (meter.IsWildcard && CjT188Frame.TryParse(received[range], out var other, out _) && other.FromMeter && frame.FromMeter && other.Address != frame.Address)
                return new(ReplyVerdict.Invalid, start, length, $"meters {frame.Address} and {other.Address} both answer the wildcard address; give each its own");
        return Judge(frame) with { Start = start, Length = length };
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
        foreach (var point in points)
        {
            var bit = meter.HasStatusBits ? CjT188Status.Read(point.Element, values.Status) : null;
            var number = bit ?? (values.Values.FirstOrDefault(v => v.Name == point.Element) is { } value ? Number(point, value) : null);
            readings.Add(new(point.PointId, measuredAt, number, number is null ? Quality.Bad : bit is null && meter.HasStatusBits ? CjT188Status.Quality(values.Status) : Quality.Good));
        }
    }

    private ReplyFinding Judge(CjT188Frame frame)
    {
        if (!frame.FromMeter || (frame.Function & 0x1F) != 1 || frame.MeterType >> 4 != meter.Type >> 4)
            return new(ReplyVerdict.Foreign);
        if (!meter.IsWildcard && !frame.Address.Equals(meter.Address, StringComparison.OrdinalIgnoreCase))
            return new(ReplyVerdict.Foreign);
        if (frame.Abnormal)
            return new(ReplyVerdict.Exception, Error: $"the meter refuses 901F; data of its reply: {(frame.Data.Length == 0 ? "none" : Hex.Spaced(frame.Data))}");
        if (frame.Data.Length < 3 || (frame.Data[0], frame.Data[1]) is not ((0x1F, 0x90) or (0x90, 0x1F)))
            return new(ReplyVerdict.Foreign);
        if (frame.Data[2] != serial && !meter.SerialNotEchoed)
            return new(ReplyVerdict.Foreign);
        if ((frame.Control & 0x20) != 0)
            return new(ReplyVerdict.Invalid, Error: "the reply announces more data; no layout of a long reply is known");
        values = CjT188Values.Decode(frame.MeterType, frame.Data, meter.Layout);
        return values.Clock.Length == 0 ? new(ReplyVerdict.Invalid, Error: values.Error) : new(ReplyVerdict.Complete);
    }

    private static decimal? Number(CjT188PointOptions point, CjT188Value value)
    {
        var number = value.Value;
        if (point.Decimals is { } decimals)
        {
            var factor = value.UnitCode is { } code && CjT188Unit.TryFind(code, out _, out var steps) ? steps : 1m;
            number = decimal.Parse(value.Digits, CultureInfo.InvariantCulture) * new decimal(1, 0, 0, false, (byte)decimals) * factor;
        }
        else if (value.Unit is "L" or "L/h")
        {
            return null;
        }
        return CjT188Conversion.Convert(number, value.Unit, point.Unit);
    }
}
