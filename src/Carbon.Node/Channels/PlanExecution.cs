using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Collection;
using Carbon.Node.Configuration;
using Carbon.Portal.Sources;

namespace Carbon.Node.Channels;

/// <summary>Carries a checked plan out: meters first, so that readings have somewhere to go, then all channels in one event, then what runs.</summary>
internal sealed class PlanExecution(EntityGateway gateway, ChannelBook book, ChannelSecrets secrets, PlanCheck check, CollectionState collection, NodeConfiguration configuration, WorkCalendar calendar)
{
    /// <summary>Carries it out; why it was refused, or null.</summary>
    public async Task<string?> RunAsync(Plan plan, IReadOnlyList<KnownChannel> known, ChangeNote note, CancellationToken cancellation)
    {
        var touched = plan.Channels.SelectMany(c => (c.Options?.MeterIds ?? []).Concat(known.FirstOrDefault(k => k.Standing.Id == c.Id)?.Options?.MeterIds ?? []))
            .Concat(plan.Meters.Select(m => m.Meter.Id)).Distinct(StringComparer.Ordinal).ToList();
        var before = await check.RecordedAsync(touched, cancellation);
        var done = new List<string>();
        foreach (var id in touched)
        {
            if (After(id, plan, known, before.GetValueOrDefault(id)) is not { } after || after.Equals(before.GetValueOrDefault(id)))
                continue;
            if (await gateway.SendAsync(new ConfigureMeter { Meter = after, By = note.By, Reason = note.Reason }, cancellation) is Refused refused)
                return await BackAsync(done, before, note, refused.Reason);
            done.Add(id);
        }
        var command = new ConfigureChannels { Plant = book.Plant, By = note.By, Reason = note.Reason };
        command.Changes.AddRange(plan.Channels.Select(c => new ChannelChange
        {
            Id = c.Id,
            ExpectedVersion = c.Version,
            Channel = c.Options is { } options ? KnownChannel.Record(options, c.Models, secrets) : null,
        }));
        if (command.Changes.Count > 0 && await book.ConfigureAsync(command, cancellation) is { } refusal)
            return await BackAsync(done, before, note, refusal);
        foreach (var meter in plan.Meters)
            collection.Learn(meter.Meter.Id, meter.Meter.Points.Max(p => p.Every));
        // What is recorded runs, also where who asked has gone.
        await book.RunAsync(CancellationToken.None);
        return null;
    }

    /// <summary>A meter's record after the plan; null where there is none.</summary>
    private MeterRecord? After(string id, Plan plan, IReadOnlyList<KnownChannel> known, MeterRecord? before)
    {
        var channel = plan.Channels.FirstOrDefault(c => c.Options?.MeterIds.Contains(id) == true)?.Id
            ?? known.FirstOrDefault(k => k.Options?.MeterIds.Contains(id) == true && plan.Channels.All(c => c.Id != k.Standing.Id))?.Standing.Id ?? "";
        if (plan.Meters.FirstOrDefault(m => m.Meter.Id == id) is { } planned)
            return PlantRecords.Meter(planned.Meter, configuration.Plant, channel, calendar);
        if (before is null)
            return null;
        var after = calendar.On(before);
        after.Instrument.Channel = channel;
        return after;
    }

    /// <summary>Sets meters back that were configured before the plan was refused.</summary>
    private async Task<string> BackAsync(List<string> done, IReadOnlyDictionary<string, MeterRecord> before, ChangeNote note, string refusal)
    {
        foreach (var id in done.Where(before.ContainsKey))
            await gateway.SendAsync(new ConfigureMeter { Meter = before[id], By = note.By, Reason = $"set back: {refusal}" }, CancellationToken.None);
        return refusal;
    }
}
