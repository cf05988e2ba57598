using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Collection;
using Carbon.Portal.Sources;

namespace Carbon.Node.Channels;

/// <summary>Carries the changes of a checked plan out: meters first, so that readings have somewhere to go, then all channels in one event, then what runs.</summary>
internal sealed class PlanExecution(EntityGateway gateway, ChannelBook book, ChannelSecrets secrets, CollectionState collection)
{
    /// <summary>Carries them out; why they were refused, or null.</summary>
    public async Task<string?> RunAsync(PlanChanges changes, ChangeNote note, CancellationToken cancellation)
    {
        if (changes.Conflict is { } conflict)
            return conflict;
        var done = new List<string>();
        foreach (var meter in changes.Meters)
        {
            if (await gateway.SendAsync(new ConfigureMeter { Meter = meter, By = note.By, Reason = note.Reason }, cancellation) is Refused refused)
                return await BackAsync(done, changes, note, refused.Reason);
            done.Add(meter.Id);
        }
        var command = new ConfigureChannels { Plant = book.Plant, By = note.By, Reason = note.Reason };
        command.Changes.AddRange(changes.Channels.Select(c => new ChannelChange
        {
            Id = c.Id,
            ExpectedVersion = c.Version,
            Channel = c.Options is { } options ? KnownChannel.Record(options, c.Models, secrets) : null,
        }));
        if (command.Changes.Count > 0 && await book.ConfigureAsync(command, cancellation) is { } refusal)
            return await BackAsync(done, changes, note, refusal);
        foreach (var meter in changes.Plan.Meters)
            collection.Learn(meter.Meter.Id, meter.Meter.Points.Max(p => p.Every));
        // What is recorded runs, also where who asked has gone.
        await book.RunAsync(CancellationToken.None);
        return null;
    }

    /// <summary>Sets meters back that were configured before the plan was refused.</summary>
    private async Task<string> BackAsync(List<string> done, PlanChanges changes, ChangeNote note, string refusal)
    {
        foreach (var id in done.Where(changes.Before.ContainsKey))
            await gateway.SendAsync(new ConfigureMeter { Meter = changes.Before[id], By = note.By, Reason = $"set back: {refusal}" }, CancellationToken.None);
        return refusal;
    }
}
