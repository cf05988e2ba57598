using System.Net;
using Carbon.Benchmarks.Plant;
using Carbon.Node.Simulation;

namespace Carbon.Benchmarks.Terminal;

/// <summary>Simulated Modbus TCP meters in this process, each behind a port of its own; knows which were read.</summary>
internal sealed class SimulatedMeters : IAsyncDisposable
{
    private readonly List<TcpSimulator> _simulators = [];
    private readonly int[] _reads;

    /// <summary>Listens for all meters.</summary>
    public SimulatedMeters(int meters, TimeSpan every, int further = 0)
    {
        _reads = new int[meters];
        for (var n = 0; n < meters; n++)
            _simulators.Add(new TcpSimulator(IPAddress.Loopback, 0, new ModbusTcpResponder(new ModbusDevices([BenchPlant.Registers(n, every, further)], new Noted(this, n, every), TimeProvider.System))));
    }

    /// <summary>Their ports in the order of the meters.</summary>
    public IReadOnlyList<int> Ports => [.. _simulators.Select(s => s.Port)];

    /// <summary>Requests answered.</summary>
    public long Reads => _reads.Sum(r => (long)r);

    /// <summary>Begins to count anew.</summary>
    public void Forget() => Array.Clear(_reads);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in _simulators)
            await simulator.DisposeAsync();
    }

    private sealed class Noted(SimulatedMeters meters, int number, TimeSpan every) : IRegisterSource
    {
        private readonly Registers _registers = new(every);

        public decimal? Read(string meterId, string pointId, DateTimeOffset at)
        {
            if (pointId == "energy")
                Interlocked.Increment(ref meters._reads[number]);
            return _registers.Read(meterId, pointId, at);
        }
    }
}
