using System.Buffers.Binary;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Simulated Modbus devices by unit; answers the read functions out of a register source.</summary>
public sealed class ModbusDevices
{
    private readonly Dictionary<int, ModbusMeterOptions> units;
    private readonly IRegisterSource source;
    private readonly TimeProvider time;

    /// <summary>Devices with the register maps of <paramref name="meters"/>. Addresses without a point read as zero.</summary>
    public ModbusDevices(IReadOnlyList<ModbusMeterOptions> meters, IRegisterSource source, TimeProvider time)
    {
        units = meters.ToDictionary(m => m.Unit);
        (this.source, this.time) = (source, time);
    }

    /// <summary>True where a device has the unit address.</summary>
    public bool Has(int unit) => units.ContainsKey(unit);

    /// <summary>Answers a protocol data unit; returns the bytes written to <paramref name="reply"/>, 0 for silence.</summary>
    public int Answer(int unit, ReadOnlySpan<byte> request, Span<byte> reply)
    {
        if (!units.TryGetValue(unit, out var meter) || request.IsEmpty)
            return 0;
        reply[0] = request[0];
        if (ModbusTables.ReadBy(request[0]) is not { } table)
            return Refuse(reply, 1);
        if (request.Length != 5)
            return Refuse(reply, 3);
        var start = BinaryPrimitives.ReadUInt16BigEndian(request[1..]);
        var count = BinaryPrimitives.ReadUInt16BigEndian(request[3..]);
        if (count < 1 || count > ModbusFunction.LargestRead(request[0]))
            return Refuse(reply, 3);
        if (start + count > 65536)
            return Refuse(reply, 2);
        var length = table.Bytes(count);
        reply[1] = (byte)length;
        var data = reply.Slice(2, length);
        data.Clear();
        return Fill(meter, table, start, count, data) ? 2 + length : 0;
    }

    private bool Fill(ModbusMeterOptions meter, ModbusTable table, int start, int count, Span<byte> data)
    {
        var now = time.GetUtcNow();
        Span<byte> number = stackalloc byte[8];
        foreach (var point in meter.Points)
        {
            var width = table.IsBits() ? 1 : point.Type.Registers();
            if (point.Table != table || point.Register >= start + count || point.Register + width <= start)
                continue;
            if (source.Read(meter.MeterId, point.PointId, now) is not { } value)
                return false;
            if (table.IsBits())
            {
                data[(point.Register - start) / 8] |= (byte)(value == 0m ? 0 : 1 << ((point.Register - start) % 8));
                continue;
            }
            number.Clear();
            ModbusValue.Write(point, value, number);
            for (var i = 0; i < width * 2; i++)
                if ((point.Register - start) * 2 + i is var at && at >= 0 && at < data.Length)
                    data[at] |= number[i];
        }
        return true;
    }

    private static int Refuse(Span<byte> reply, byte code)
    {
        reply[0] |= ModbusFunction.ExceptionBit;
        reply[1] = code;
        return 2;
    }
}
