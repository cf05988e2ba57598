using System.Buffers.Binary;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Simulated Modbus devices by unit: measuring points show a register source, other coils and holding registers what was written to them.</summary>
public sealed class ModbusDevices
{
    private readonly Dictionary<int, ModbusMeterOptions> units;
    private readonly Dictionary<int, ModbusMemory> memories;
    private readonly IRegisterSource source;
    private readonly TimeProvider time;

    /// <summary>Devices with the register maps of <paramref name="meters"/>. Addresses without a point read as zero until they are written.</summary>
    public ModbusDevices(IReadOnlyList<ModbusMeterOptions> meters, IRegisterSource source, TimeProvider time)
    {
        units = meters.ToDictionary(m => m.Unit);
        memories = meters.ToDictionary(m => m.Unit, m => new ModbusMemory(m));
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
        if (ModbusWrites.Has(request[0]))
            return Write(unit, meter, request, reply);
        if (ModbusTables.ReadBy(request[0]) is not { } table)
            return Refuse(reply, 1);
        return request.Length == 5
            ? Read(unit, meter, table, BinaryPrimitives.ReadUInt16BigEndian(request[1..]), BinaryPrimitives.ReadUInt16BigEndian(request[3..]), reply)
            : Refuse(reply, 3);
    }

    private int Read(int unit, ModbusMeterOptions meter, ModbusTable table, int start, int count, Span<byte> reply)
    {
        if (count < 1 || count > ModbusFunction.LargestRead(table.ReadFunction()))
            return Refuse(reply, 3);
        if (start + count > 65536)
            return Refuse(reply, 2);
        var length = table.Bytes(count);
        reply[1] = (byte)length;
        var data = reply.Slice(2, length);
        data.Clear();
        Recall(memories[unit], table, start, count, data);
        return Fill(meter, table, start, count, data) ? 2 + length : 0;
    }

    private int Write(int unit, ModbusMeterOptions meter, ReadOnlySpan<byte> request, Span<byte> reply)
    {
        var refusal = ModbusWrites.Apply(memories[unit], request, out var asked, out var answer);
        if (refusal != 0)
            return Refuse(reply, refusal);
        return asked.Function == ModbusFunction.ReadWriteRegisters
            ? Read(unit, meter, ModbusTable.Holding, asked.Start, asked.Quantity, reply)
            : ModbusPduWriter.Write(answer, reply);
    }

    private static void Recall(ModbusMemory memory, ModbusTable table, int start, int count, Span<byte> data)
    {
        if (memory.IsEmpty)
            return;
        for (var i = 0; i < count; i++)
            if (table == ModbusTable.Holding)
                BinaryPrimitives.WriteUInt16BigEndian(data[(i * 2)..], memory.Register(start + i));
            else if (table == ModbusTable.Coil && memory.Coil(start + i))
                data[i / 8] |= (byte)(1 << (i % 8));
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
