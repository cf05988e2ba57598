using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Simulation;

/// <summary>Simulated DL/T 645 meters on one line; answers reads of data, of daily freezes and of the address, by wildcard and shortened addresses too; answers at the same time collide. Long answers of the 2007 edition come in parts.</summary>
/// <param name="meters">The meters with their identifiers.</param>
/// <param name="source">What they show.</param>
/// <param name="time">Their clock.</param>
/// <param name="longestPart">Value bytes of one frame.</param>
public sealed class DlT645Responder(IReadOnlyList<DlT645MeterOptions> meters, IRegisterSource source, TimeProvider time, int longestPart = 192) : IFrameResponder
{
    private const byte NoSuchData = 0x02;

    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        for (var at = 0; at + DlT645Frame.Overhead <= received.Length; at++)
        {
            var length = DlT645Frame.LengthAt(received[at..]);
            if (length == 0 || !DlT645Frame.TryParse(received.Slice(at, length), out var request, out _))
                continue;
            var answer = Answer(request);
            answer.CopyTo(reply);
            return (at + length, answer.Length);
        }
        return (0, 0);
    }

    private byte[] Answer(DlT645Frame request)
    {
        if (request.FromMeter)
            return [];
        var asked = meters.Where(m => IsMeant(m.Address, request.Address)).DistinctBy(m => m.Address);
        return LineCollision.Of(asked.Select(m => Answer(m, request)), heard => DlT645Frame.TryParse(heard, out _, out _));
    }

    /// <summary>AAH stands for any two digits, so that a shortened address is padded with it (7.1.4 of the 2007 edition).</summary>
    private static bool IsMeant(string meter, string asked) => meter.Zip(asked, (own, given) => given == 'A' || own == given).All(fits => fits);

    private byte[] Answer(DlT645MeterOptions meter, DlT645Frame request)
    {
        // Meters of the other edition do not know the control code; asked by wildcard they keep silent.
        if (request.Address != meter.Address && request.Control != DlT645Control.ReadRequest(meter.Edition) && !(request.Control == 0x13 && meter.Edition == DlT645Edition.Edition2007))
            return [];
        if (request.Control == 0x13 && meter.Edition == DlT645Edition.Edition2007)
            return DlT645Frame.Build(meter.Address, 0x93, [.. Convert.FromHexString(meter.Address).Reverse()]);
        var identifierLength = DlT645Control.IdentifierLength(meter.Edition);
        var part = FollowUp(meter, request);
        if (part == 0 && request.Control != DlT645Control.ReadRequest(meter.Edition) || request.Data.Length < identifierLength)
            return Refuse(meter, request);
        var identifier = request.Data[..identifierLength];
        if (DlT645Freezes.Answer(meter, identifier, source, time.GetUtcNow()) is { } frozen)
            return DlT645Frame.Build(meter.Address, (byte)(request.Control | 0x80), [.. identifier, .. frozen]);
        var points = meter.Points.Where(p => p.Di.Equals(Bcd.Text(identifier), StringComparison.OrdinalIgnoreCase)).ToList();
        if (points.Count == 0 || points[0].Item(meter.Edition) is not { } item)
            return Refuse(meter, request);
        return Values(meter, points, item) is { } values ? Part(meter, request, identifier, values, part) : [];
    }

    private static int FollowUp(DlT645MeterOptions meter, DlT645Frame request) =>
        meter.Edition == DlT645Edition.Edition2007 && request.Control == 0x12 && request.Data.Length == 5 ? request.Data[4] : 0;

    private byte[] Part(DlT645MeterOptions meter, DlT645Frame request, byte[] identifier, byte[] values, int part)
    {
        var parts = values.Chunk(longestPart).ToList();
        if (part >= parts.Count)
            return Refuse(meter, request);
        byte[] sequence = part == 0 ? [] : [(byte)part];
        return DlT645Frame.Build(meter.Address, (byte)(request.Control | (part + 1 < parts.Count ? 0xA0 : 0x80)), [.. identifier, .. parts[part], .. sequence]);
    }

    private byte[]? Values(DlT645MeterOptions meter, List<DlT645PointOptions> points, DlT645Item item)
    {
        var last = points.Max(p => p.Index(item));
        var bytes = new byte[(last + 1) * item.Bytes];
        Array.Fill(bytes, (byte)0xFF);
        foreach (var point in points)
        {
            if (source.Read(meter.MeterId, point.PointId, time.GetUtcNow()) is not { } value)
                return null;
            var place = bytes.AsSpan(point.Index(item) * item.Bytes, item.Bytes);
            var number = place[..item.NumberBytes];
            Bcd.Write(number, (UInt128)decimal.Truncate(Math.Abs(value) * Power(item.Decimals)));
            if (item.Signed && value < 0m)
                number[^1] |= 0x80;
            if (item.Content == DlT645Content.Demand)
                DlT645Moment.Write(place[item.NumberBytes..], TimeZoneInfo.ConvertTime(time.GetUtcNow(), DlT645Moment.China).DateTime);
        }
        return bytes;
    }

    private static decimal Power(int decimals)
    {
        var power = 1m;
        for (var i = 0; i < decimals; i++)
            power *= 10m;
        return power;
    }

    private static byte[] Refuse(DlT645MeterOptions meter, DlT645Frame request) => DlT645Frame.Build(meter.Address, (byte)(request.Control | 0xC0), [NoSuchData]);
}
