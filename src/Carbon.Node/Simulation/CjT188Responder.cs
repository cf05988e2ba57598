using Carbon.Node.Acquisition.CjT188;
using Carbon.Node.Acquisition.DlT645;

namespace Carbon.Node.Simulation;

/// <summary>Simulated CJ/T 188 meters on one line; answers reads of the current data and of the address, by wildcard too (answers at the same time collide), with the deviations of their profile.</summary>
public sealed class CjT188Responder(IReadOnlyList<CjT188MeterOptions> meters, IRegisterSource source, TimeProvider time) : IFrameResponder
{
    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        if (CjT188Frame.Find(received) is not [var range, ..] || !CjT188Frame.TryParse(received[range], out var request, out _))
            return (0, 0);
        var answer = Answer(request);
        answer.CopyTo(reply);
        return (range.End.Value, answer.Length);
    }

    private byte[] Answer(CjT188Frame request)
    {
        if (request.FromMeter || request.Data.Length != 3)
            return [];
        var asked = meters.Where(m => m.Type >> 4 == request.MeterType >> 4 && (request.Address == CjT188Frame.Wildcard || m.Address.Equals(request.Address, StringComparison.OrdinalIgnoreCase)));
        return LineCollision.Of(asked.DistinctBy(m => m.Address).Select(m => Answer(m, request)), heard => CjT188Frame.TryParse(heard, out _, out _));
    }

    private byte[] Answer(CjT188MeterOptions meter, CjT188Frame request)
    {
        var serial = (byte)(meter.SerialNotEchoed ? 0 : request.Data[2]);
        return (request.Control, request.Data[0], request.Data[1]) switch
        {
            (0x01, 0x1F, 0x90) or (0x01, 0x90, 0x1F) => Current(meter, serial),
            (0x03, _, _) => CjT188Frame.Build(meter.Type, meter.Address, 0x83, [request.Data[0], request.Data[1], serial]),
            _ => CjT188Frame.Build(meter.Type, meter.Address, (byte)(request.Control | 0xC0), [serial, 0, 0]),
        };
    }

    private byte[] Current(CjT188MeterOptions meter, byte serial)
    {
        var now = time.GetUtcNow();
        ushort status = 0;
        foreach (var point in meter.Points)
        {
            if (source.Read(meter.MeterId, point.PointId, now) is not { } value)
                return [];
            status |= (ushort)(value == 0m ? 0 : point.Element switch { CjT188Status.ValveClosed => 1, CjT188Status.ValveFault => 3, CjT188Status.BatteryLow => 4, _ => 0 });
        }
        var clock = TimeZoneInfo.ConvertTime(now, DlT645Moment.China).DateTime;
        return CjT188Frame.Build(meter.Type, meter.Address, 0x81, CjT188Data.Build(meter.Type, meter.Layout, meter.IdentifierHighByteFirst, serial, Shown, clock, status));

        decimal? Shown(CjT188Field field)
        {
            if (meter.Points.FirstOrDefault(p => p.Element == field.Name) is not { } point)
                return 0m;
            return source.Read(meter.MeterId, point.PointId, now) is { } value ? CjT188Conversion.Convert(value, point.Unit, CjT188Data.UnitOf(field)) : null;
        }
    }
}
