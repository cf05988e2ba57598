using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Answers Modbus ASCII, on a serial line or behind a gateway.</summary>
public sealed class ModbusAsciiResponder(ModbusDevices devices) : IFrameResponder
{
    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        if (ModbusAsciiFrame.Next(received) is not { } range)
            return (Math.Max(0, received.Length - ModbusAsciiFrame.Longest), 0);
        Span<byte> request = stackalloc byte[ModbusAsciiFrame.Longest / 2];
        if (!ModbusAsciiFrame.TryReadBytes(received[range], request, out var count, out _))
            return (range.End.Value, 0);
        Span<byte> answer = stackalloc byte[ModbusPdu.Longest];
        var length = devices.Answer(request[0], request[1..(count - 1)], answer);
        return (range.End.Value, length == 0 ? 0 : ModbusAsciiFrame.Write(request[0], answer[..length], reply));
    }
}
