using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Simulation;

/// <summary>Coils and holding registers of one simulated device that can be written: those that no measuring point takes. What was never written is zero.</summary>
public sealed class ModbusMemory(ModbusMeterOptions meter)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, bool> coils = [];
    private readonly Dictionary<int, ushort> registers = [];

    /// <summary>True until something is written.</summary>
    public bool IsEmpty => coils.Count == 0 && registers.Count == 0;

    /// <summary>False where a measuring point takes one of these addresses: it shows what is measured, whatever is written.</summary>
    public bool IsFree(ModbusTable table, int start, int count) =>
        !meter.Points.Any(p => p.Table == table && p.Register < start + count && p.Register + (table.IsBits() ? 1 : p.Type.Registers()) > start);

    /// <summary>A coil.</summary>
    public bool Coil(int address)
    {
        lock (gate)
            return coils.GetValueOrDefault(address);
    }

    /// <summary>A holding register.</summary>
    public ushort Register(int address)
    {
        lock (gate)
            return registers.GetValueOrDefault(address);
    }

    /// <summary>Writes a coil.</summary>
    public void Write(int address, bool value)
    {
        lock (gate)
            coils[address] = value;
    }

    /// <summary>Writes a holding register.</summary>
    public void Write(int address, ushort value)
    {
        lock (gate)
            registers[address] = value;
    }
}
