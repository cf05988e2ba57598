using System.Buffers.Binary;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Reads one block over Modbus TCP. The reply must carry the transaction, unit and function of the request.</summary>
public sealed class ModbusTcpInquiry(byte unit, ModbusBlock block, ModbusTransactions transactions) : ModbusInquiry(unit, block)
{
    private ushort transaction;

    /// <inheritdoc/>
    protected override int DataOffset => ModbusTcpFrame.HeaderLength + 2;

    /// <inheritdoc/>
    public override int Write(Span<byte> buffer)
    {
        transaction = transactions.Next();
        BinaryPrimitives.WriteUInt16BigEndian(buffer, transaction);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[2..], 6);
        WriteBody(buffer[6..]);
        return 12;
    }

    /// <inheritdoc/>
    public override ReplyFinding Examine(ReadOnlySpan<byte> received)
    {
        if (received.Length < ModbusTcpFrame.HeaderLength)
            return default;
        var length = BinaryPrimitives.ReadUInt16BigEndian(received[4..]);
        var total = 6 + length;
        if (BinaryPrimitives.ReadUInt16BigEndian(received[2..]) != 0 || length < 3 || total > ModbusTcpFrame.Longest)
            return new(ReplyVerdict.Broken, Error: $"{Hex.Spaced(received[..ModbusTcpFrame.HeaderLength])} is no Modbus TCP header");
        if (received.Length < total)
            return default;
        if (BinaryPrimitives.ReadUInt16BigEndian(received) != transaction)
            return new(ReplyVerdict.Foreign, 0, total);
        var body = received[6..total];
        if (body[0] != Unit)
            return new(ReplyVerdict.Invalid, 0, total, $"unit {body[0]} answers a request to unit {Unit}");
        if (body[1] == (Function | ModbusFunction.ExceptionBit))
            return Refused(body[2]) with { Length = total };
        if (body[1] != Function)
            return new(ReplyVerdict.Invalid, 0, total, $"function {body[1]:00} answers a request of function {Function:00}");
        return body[2] == DataLength && body.Length == 3 + DataLength
            ? new(ReplyVerdict.Complete, 0, total)
            : new(ReplyVerdict.Invalid, 0, total, $"{body.Length - 3} data bytes (byte count {body[2]}) answer a request for {DataLength}");
    }

    /// <inheritdoc/>
    protected override Inquiry With(ModbusBlock part) => new ModbusTcpInquiry(Unit, part, transactions);
}

/// <summary>Transaction numbers of one connection.</summary>
public sealed class ModbusTransactions
{
    private ushort last;

    /// <summary>The next number.</summary>
    public ushort Next() => ++last;
}
