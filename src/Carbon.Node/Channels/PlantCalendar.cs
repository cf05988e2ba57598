using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Configuration;

namespace Carbon.Node.Channels;

/// <summary>Brings the plant's working days to the meters that are not in the configuration file; those of the file get them with it.</summary>
public sealed class PlantCalendar(EntityGateway gateway, ChannelBook book, NodeConfiguration configuration, WorkCalendar calendar)
{
    private const int AtOnce = 16;

    /// <summary>Brings them to every meter on a recorded channel; where a meter has them nothing changes.</summary>
    public async Task BringAsync(string by, CancellationToken cancellation)
    {
        var filed = configuration.Meters.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var others = (await book.AllAsync(cancellation)).SelectMany(k => k.Options?.MeterIds ?? []).Where(m => !filed.Contains(m)).Distinct(StringComparer.Ordinal);
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (meter, stop) =>
        {
            if (await gateway.SendAsync(new DescribeMeter { MeterId = meter }, stop) is MeterDescription { Meter: { } record })
                await gateway.SendAsync(new ConfigureMeter { Meter = calendar.On(record), By = by, Reason = "working days of the plant" }, stop);
        });
    }
}
