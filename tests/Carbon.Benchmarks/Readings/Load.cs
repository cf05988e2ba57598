using Carbon.Benchmarks.Plant;
using Carbon.Contracts;
using Carbon.Hosting;

namespace Carbon.Benchmarks.Readings;

/// <summary>Sends the readings of all meters, one batch a meter in flight, the next when the one before is durable.</summary>
internal sealed class Load(EntityGateway gateway, int meters, int batch, TimeSpan every, long first = 0)
{
    private long _accepted;

    /// <summary>Readings that are durable.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Goes on until it is cancelled and every answer has come, or until each meter has sent so many batches.</summary>
    public Task RunAsync(CancellationToken ending, long batches = long.MaxValue) =>
        Task.WhenAll(Enumerable.Range(0, meters).Select(meter => Task.Run(() => SendAsync(meter, batches, ending), CancellationToken.None)));

    private async Task SendAsync(int meter, long batches, CancellationToken ending)
    {
        for (var n = 0L; n < batches && !ending.IsCancellationRequested; n++)
        {
            var reply = await gateway.SendAsync(Registers.Batch(meter, first + n * batch, batch, every), CancellationToken.None);
            if (reply is not ReadingsReply { Rejected.Count: 0 } taken)
                throw new InvalidOperationException($"The meter {meter} answered {reply}");
            Interlocked.Add(ref _accepted, taken.Accepted);
        }
    }
}
