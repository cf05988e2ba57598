using System.Buffers.Binary;
using Carbon.Metering;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Reads one block of one device; the framing is the subclass's.</summary>
public abstract class ModbusInquiry(byte unit, ModbusBlock block) : Inquiry(block.Every)
{
    private byte lastException;

    /// <summary>Unit asked.</summary>
    protected byte Unit => unit;

    /// <summary>What is read.</summary>
    protected ModbusBlock Block => block;

    /// <summary>The function of the request.</summary>
    protected byte Function { get; } = block.Table.ReadFunction();

    /// <summary>Data bytes that the reply must have.</summary>
    protected int DataLength { get; } = block.Table.Bytes(block.Count);

    /// <summary>Where the data begin in a reply frame.</summary>
    protected abstract int DataOffset { get; }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<byte> reply, DateTimeOffset measuredAt, ICollection<PointReading> readings)
    {
        var data = reply.Slice(DataOffset, DataLength);
        foreach (var point in block.Points)
        {
            var (value, quality) = ReadPoint(point, data, point.Register - block.Start);
            readings.Add(new(point.PointId, measuredAt, value, quality));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Inquiry>? Split() =>
        block.Points.Count < 2 || !ModbusFunction.BlamesTheAddresses(lastException) ? null : [.. block.Points.Select(p => With(new(p.Table, p.Register, p.Count, p.Every, [p])))];

    /// <summary>The same question about another block.</summary>
    protected abstract Inquiry With(ModbusBlock part);

    /// <summary>Writes unit, function, first address, quantity: six bytes.</summary>
    protected void WriteBody(Span<byte> buffer)
    {
        buffer[0] = unit;
        buffer[1] = Function;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)block.Start);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[4..], (ushort)block.Count);
    }

    /// <summary>The verdict on an exception reply. A gateway that says that its device does not answer tells of silence, not of a refusal.</summary>
    protected ReplyFinding Refused(byte code)
    {
        lastException = code;
        return new(code == ModbusFunction.TargetSilent ? ReplyVerdict.Absent : ReplyVerdict.Exception, Error: Refusal(code));
    }

    private string Refusal(byte code) =>
        $"exception {code:X2} ({ModbusFunction.ExceptionName(code)}) to function {Function:00}, {block.Table} {block.Start}, quantity {block.Count}";

    private static (decimal? Value, Quality Quality) ReadPoint(ModbusPointOptions point, ReadOnlySpan<byte> data, int index) =>
        point.Table.IsBits() ? (data[index / 8] >> (index % 8) & 1, Quality.Good) : ModbusValue.Read(point, data[(index * 2)..]);
}
