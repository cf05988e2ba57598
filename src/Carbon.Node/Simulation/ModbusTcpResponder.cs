using System.Buffers.Binary;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Answers Modbus TCP.</summary>
public sealed class ModbusTcpResponder(ModbusDevices devices) : IFrameResponder
{
    /// <inheritdoc/>
    public (int Consumed, int Reply) Respond(ReadOnlySpan<byte> received, Span<byte> reply)
    {
        if (received.Length < ModbusTcpFrame.HeaderLength)
            return (0, 0);
        var total = 6 + BinaryPrimitives.ReadUInt16BigEndian(received[4..]);
        if (total > ModbusTcpFrame.Longest || total < ModbusTcpFrame.HeaderLength + 1)
            return (received.Length, 0);
        if (received.Length < total)
            return (0, 0);
        var length = devices.Answer(received[6], received[ModbusTcpFrame.HeaderLength..total], reply[ModbusTcpFrame.HeaderLength..]);
        if (length == 0)
            return (total, 0);
        received[..4].CopyTo(reply);
        BinaryPrimitives.WriteUInt16BigEndian(reply[4..], (ushort)(length + 1));
        reply[6] = received[6];
        return (total, ModbusTcpFrame.HeaderLength + length);
    }
}
