using System.Buffers.Binary;
using Carbon.Node.Acquisition.Modbus;
using static Carbon.Node.Acquisition.Modbus.ModbusFunction;

namespace Carbon.Node.Simulation;

/// <summary>What a simulated device does with the functions that write (05, 06, 15, 16, 22, 23). Collection never sends them; other masters on the line may.</summary>
internal static class ModbusWrites
{
    private const byte IllegalAddress = 2;
    private const byte IllegalValue = 3;

    /// <summary>True for a function that writes.</summary>
    public static bool Has(byte function) => function is WriteCoil or WriteRegister or WriteCoils or WriteRegisters or MaskRegister or ReadWriteRegisters;

    /// <summary>Carries a request out. 0, or the code of the exception; <paramref name="answer"/> has no data for function 23, whose read is the caller's.</summary>
    public static byte Apply(ModbusMemory memory, ReadOnlySpan<byte> request, out ModbusMessage asked, out ModbusMessage answer)
    {
        answer = default;
        if (!ModbusPdu.TryParse(request.ToArray(), reply: false, out asked, out _) || asked.Kind == ModbusMessageKind.Reply)
            return IllegalValue;
        var coils = asked.Function is WriteCoil or WriteCoils;
        var (start, count) = asked.Function switch
        {
            WriteCoils or WriteRegisters => (asked.Start, asked.Quantity),
            ReadWriteRegisters => (asked.WriteStart, asked.WriteQuantity),
            _ => (asked.Start, (ushort)1),
        };
        if (start + count > 65536 || !memory.IsFree(coils ? ModbusTable.Coil : ModbusTable.Holding, start, count))
            return IllegalAddress;
        for (var i = 0; i < count; i++)
            Write(memory, asked, start + i, i);
        answer = asked.Kind == ModbusMessageKind.Either ? asked : new(ModbusMessageKind.Reply, asked.Function, asked.Start, asked.Quantity);
        return 0;
    }

    private static void Write(ModbusMemory memory, in ModbusMessage asked, int address, int index)
    {
        switch (asked.Function)
        {
            case WriteCoil:
                memory.Write(address, asked.Value != 0);
                break;
            case WriteCoils:
                memory.Write(address, (asked.Data.Span[index / 8] >> (index % 8) & 1) != 0);
                break;
            case WriteRegister:
                memory.Write(address, asked.Value);
                break;
            case MaskRegister:
                memory.Write(address, (ushort)(memory.Register(address) & asked.WriteStart | asked.WriteQuantity & ~asked.WriteStart));
                break;
            default:
                memory.Write(address, BinaryPrimitives.ReadUInt16BigEndian(asked.Data.Span[(index * 2)..]));
                break;
        }
    }
}
