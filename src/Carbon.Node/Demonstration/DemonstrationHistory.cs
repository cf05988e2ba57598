using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>Lives through the weeks before the demonstration begins: the same meters, by the same way into the journal, only all at once.</summary>
public sealed class DemonstrationHistory(SimulatedPlant plant, ReplayRegisters registers, IReadOnlyList<RegisterExchange> exchanges, DemonstrationState state)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <summary>Records the history; again is harmless.</summary>
    public Task RecordAsync(EntityGateway gateway, CancellationToken cancellation)
    {
        var metered = plant.Registers.Select(r => (Func<Task>)(() => RegisterAsync(r, gateway, cancellation)));
        var quantities = plant.Pushed.Select(q => (Quantity: q, Quality: Quality.Good)).Concat(plant.Entered.Select(q => (Quantity: q, Quality: Quality.Manual)))
            .Select(q => (Func<Task>)(() => QuantityAsync(q.Quantity, q.Quality, gateway, cancellation)));
        return Parallel.ForEachAsync(metered.Concat(quantities), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (work, _) => await work());
    }

    private async Task RegisterAsync(SimulatedRegister register, EntityGateway gateway, CancellationToken cancellation)
    {
        foreach (var exchange in exchanges.Where(e => e.Meter == register.Meter && e.Point == register.Point))
        {
            await gateway.SendAsync(
                new AnnounceReplacement
                {
                    MeterId = exchange.Meter,
                    Point = exchange.Point,
                    At = exchange.At.ToUnixTimeMilliseconds(),
                    End = DecimalValue.From(registers.EndOf(exchange)),
                    Start = DecimalValue.From(0m),
                    By = "demonstration",
                    Reason = "belt scale exchanged for recalibration",
                },
                cancellation);
        }
        for (var from = state.Epoch; from < state.LiveFrom; from = from.AddDays(1))
        {
            var points = new PointReadings { Point = register.Point };
            for (var at = from; at < from.AddDays(1) && at < state.LiveFrom; at += Every)
            {
                if (registers.Read(register.Meter, register.Point, at) is { } value)
                    points.Readings.Add(MeteringRecords.Record(new Reading(at, at, value)));
            }
            await SendAsync(register.Meter, points, gateway, cancellation);
        }
    }

    private async Task QuantityAsync(SimulatedQuantity quantity, Quality quality, EntityGateway gateway, CancellationToken cancellation)
    {
        var points = new PointReadings { Point = quantity.Point };
        for (var end = state.Epoch + quantity.Every; end <= state.LiveFrom; end += quantity.Every)
            points.Readings.Add(MeteringRecords.Record(new Reading(end, end, registers.Quantity(quantity, end), quality)));
        await SendAsync(quantity.Meter, points, gateway, cancellation);
    }

    private static async Task SendAsync(string meter, PointReadings points, EntityGateway gateway, CancellationToken cancellation)
    {
        if (points.Readings.Count == 0)
            return;
        var command = new RecordReadings { MeterId = meter, ReceivedAt = points.Readings[^1].MeasuredAt };
        command.Points.Add(points);
        await gateway.SendAsync(command, cancellation);
    }
}
