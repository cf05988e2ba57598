using Carbon.Node.Acquisition.Modbus;
using static Carbon.Node.Acquisition.Modbus.ModbusFunction;

namespace Carbon.Node.Simulation;

/// <summary>Answers Modbus RTU, on a serial line or behind a gateway.</summary>
public sealed class ModbusRtuResponder(ModbusDevices devices) : IFrameResponder
{
    private const int Shortest = 4;

    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        for (var at = 0; at + Shortest <= received.Length; at++)
        {
            var length = LengthOf(received[at..]);
            if (length < Shortest || at + length > received.Length || !ModbusCrc.IsSound(received.Slice(at, length)))
                continue;
            var request = received.Slice(at, length);
            var answer = devices.Answer(request[0], request[1..^2], reply[1..]);
            if (answer == 0)
                return (at + length, 0);
            reply[0] = request[0];
            ModbusCrc.Seal(reply[..(answer + 3)]);
            return (at + length, answer + 3);
        }
        return (Math.Max(0, received.Length - ModbusRtuFrame.Longest), 0);
    }

    /// <summary>Bytes of the request that begins here; 0 while they cannot be told. A request of an unknown function is taken to be all that came.</summary>
    private static int LengthOf(ReadOnlySpan<byte> rest) => rest[1] switch
    {
        >= ReadCoils and <= WriteRegister => 8,
        MaskRegister => 10,
        WriteCoils or WriteRegisters => rest.Length > 6 ? 9 + rest[6] : 0,
        ReadWriteRegisters => rest.Length > 10 ? 13 + rest[10] : 0,
        _ => Math.Min(rest.Length, ModbusRtuFrame.Longest),
    };
}
