using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Answers Modbus RTU, on a serial line or behind a gateway.</summary>
public sealed class ModbusRtuResponder(ModbusDevices devices) : IFrameResponder
{
    private const int RequestLength = 8;

    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        for (var at = 0; at + RequestLength <= received.Length; at++)
        {
            var request = received.Slice(at, RequestLength);
            if (!ModbusCrc.IsSound(request))
                continue;
            var length = devices.Answer(request[0], request[1..^2], reply[1..]);
            if (length == 0)
                return (at + RequestLength, 0);
            reply[0] = request[0];
            ModbusCrc.Seal(reply[..(length + 3)]);
            return (at + RequestLength, length + 3);
        }
        return (Math.Max(0, received.Length - RequestLength + 1), 0);
    }
}
