using System.Globalization;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>What does not come from a line: a device that pushes over HTTP, and a person who enters a figure each morning.</summary>
public sealed class DemonstrationPeople(SimulatedPlant plant, ReplayRegisters registers, TimeProvider time, HttpClient node, DateTimeOffset from)
{
    /// <summary>Goes on until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        plant.Pushed.Concat(plant.Entered).Select(q => EachAsync(q, (end, value) => PushAsync(q, end, value, cancellation), cancellation)));

    private async Task EachAsync(SimulatedQuantity quantity, Func<DateTimeOffset, decimal, Task> send, CancellationToken cancellation)
    {
        var ended = (from.UtcTicks + Offset.Ticks) / quantity.Every.Ticks;
        while (!cancellation.IsCancellationRequested)
        {
            ended++;
            var end = new DateTimeOffset(ended * quantity.Every.Ticks - Offset.Ticks, TimeSpan.Zero);
            if (end - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            await send(end, registers.Quantity(quantity, end));
        }
    }

    /// <summary>Offset of the plant's days from those of UTC; the demonstration's plant keeps no daylight saving.</summary>
    private static TimeSpan Offset => TimeSpan.FromHours(8);

    private async Task PushAsync(SimulatedQuantity quantity, DateTimeOffset end, decimal value, CancellationToken cancellation)
    {
        var body = new
        {
            device = quantity.Meter,
            readings = new[]
            {
                new
                {
                    point = quantity.Point,
                    time = end.ToString("O", CultureInfo.InvariantCulture),
                    value = value.ToString(CultureInfo.InvariantCulture),
                    id = string.Create(CultureInfo.InvariantCulture, $"{quantity.Meter}-{end.ToUnixTimeSeconds()}"),
                },
            },
        };
        while (true)
        {
            try
            {
                using var answer = await node.PostAsJsonAsync("/api/v1/readings", body, cancellation);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // A device keeps what was not acknowledged and sends it again.
            }
            await Task.Delay(TimeSpan.FromMinutes(5), time, cancellation);
        }
    }
}
