using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Simulation;

/// <summary>Simulated DL/T 645 meters on one line; answers reads of data and of the address.</summary>
public sealed class DlT645Responder(IReadOnlyList<DlT645MeterOptions> meters, IRegisterSource source, TimeProvider time) : IFrameResponder
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
        var meter = meters.FirstOrDefault(m => m.Address == request.Address) ?? (request.Address == DlT645Frame.Wildcard && meters.Count == 1 ? meters[0] : null);
        if (meter is null || request.FromMeter)
            return [];
        if (request.Control == 0x13 && meter.Edition == DlT645Edition.Edition2007)
            return DlT645Frame.Build(meter.Address, 0x93, [.. Convert.FromHexString(meter.Address).Reverse()]);
        if (request.Control != DlT645Control.ReadRequest(meter.Edition) || request.Data.Length < DlT645Control.IdentifierLength(meter.Edition))
            return Refuse(meter, request);
        var identifier = request.Data[..DlT645Control.IdentifierLength(meter.Edition)];
        var points = meter.Points.Where(p => p.Di.Equals(Bcd.Text(identifier), StringComparison.OrdinalIgnoreCase)).ToList();
        if (points.Count == 0 || points[0].Item(meter.Edition) is not { } item)
            return Refuse(meter, request);
        return Values(meter, points, item) is { } values
            ? DlT645Frame.Build(meter.Address, (byte)(request.Control | 0x80), [.. identifier, .. values])
            : [];
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
            Bcd.Write(place, (UInt128)decimal.Truncate(Math.Abs(value) * Power(item.Decimals)));
            if (item.Signed && value < 0m)
                place[^1] |= 0x80;
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
