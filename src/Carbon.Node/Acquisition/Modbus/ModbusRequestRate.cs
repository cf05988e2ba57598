using System.Diagnostics;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Modbus;

/// <summary>Measures how many requests a second one Modbus TCP connection carries, one after the other.</summary>
public static class ModbusRequestRate
{
    /// <summary>Asks unit <paramref name="unit"/> for <paramref name="registers"/> holding registers from 0, for <paramref name="duration"/>. Requests a second. Throws <see cref="IOException"/> when an answer fails.</summary>
    public static async Task<double> MeasureAsync(string host, int port, byte unit, int registers, TimeSpan duration, CancellationToken cancellation)
    {
        var line = new TcpLine(host, port);
        await line.OpenAsync(cancellation);
        using var exchange = new Exchange(line, TimeSpan.FromSeconds(1));
        var inquiry = new ModbusTcpInquiry(unit, new(ModbusTable.Holding, 0, registers, TimeSpan.FromSeconds(1), []), new());
        var watch = Stopwatch.StartNew();
        var requests = 0L;
        while (watch.Elapsed < duration && !cancellation.IsCancellationRequested)
        {
            if (await exchange.AskAsync(inquiry) != ExchangeResult.Answered)
                throw new IOException($"{line.Name}: {exchange.Error}");
            requests++;
        }
        line.Close();
        return requests / watch.Elapsed.TotalSeconds;
    }
}
