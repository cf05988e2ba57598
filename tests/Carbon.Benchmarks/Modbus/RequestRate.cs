using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Benchmarks.Modbus;

/// <summary>P3: requests a second of one Modbus TCP connection, one after the other, beside a client by libmodbus that asks the same server the same.</summary>
internal static class RequestRate
{
    private const int Registers = 100;
    private const int Rounds = 3;
    private const string Metric = "P3 Modbus TCP requests a second of one connection, 100 registers each";
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(5);

    /// <summary>Both in turn, medians.</summary>
    public static async Task RunAsync(Report report)
    {
        using var folder = new TemporaryFolder();
        using var peer = LibmodbusPeer.Start(folder, out var reason);
        if (peer is null)
        {
            report.Skip(Metric, "requests/s", reason);
            return;
        }
        var (ours, theirs) = (new List<double>(), new List<double>());
        await OursAsync(peer, TimeSpan.FromSeconds(1));
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(peer.Ask(Registers, _round));
            ours.Add(await OursAsync(peer, _round));
        }
        report.Add(Metric, ours.Order().ElementAt(Rounds / 2), "requests/s", "client by libmodbus, same server", theirs.Order().ElementAt(Rounds / 2));
    }

    private static Task<double> OursAsync(LibmodbusPeer peer, TimeSpan duration) => ModbusRequestRate.MeasureAsync("127.0.0.1", peer.Port, 1, Registers, duration, CancellationToken.None);
}
