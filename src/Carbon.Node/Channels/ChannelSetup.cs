using Carbon.Contracts;
using Carbon.Node.Acquisition;
using Carbon.Node.Configuration;
using Carbon.Node.Health;

namespace Carbon.Node.Channels;

/// <summary>Brings the channels to what the configuration file says anew, and lets them run.</summary>
public sealed class ChannelSetup(
    ChannelBook book, PlantCalendar calendar, ChannelSecrets secrets, AcquisitionService acquisition, NodeConfiguration configuration, NodeReadiness readiness, ILogger<ChannelSetup> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Takes what the file says anew, and starts all channels. Where their part of the journal cannot be read, those of the file run.</summary>
    public async Task StartAsync(string by, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var (changes, problems) = FiledChannels.Changes(await book.AllAsync(patience.Token), configuration.Channels, secrets);
            foreach (var problem in problems)
                Report(problem);
            if (changes.Count > 0)
            {
                var command = new ConfigureChannels { Plant = book.Plant, By = by, FromFile = true };
                command.Changes.AddRange(changes);
                if (await book.ConfigureAsync(command, patience.Token) is { } refusal)
                    Report($"The channels of the configuration file are not taken: {refusal}");
            }
            await calendar.BringAsync(by, patience.Token);
            await book.RunAsync(patience.Token);
        }
        catch (Exception e) when (e is IOException || e is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            Report($"The channels do not come up: their part of the journal cannot be read or written ({e.Message}). Those of the configuration file run; 'carbon verify --data' names the place.");
            await acquisition.ApplyAsync([.. configuration.Channels.Select(ChannelToRun.Of)], cancellation);
        }
    }

    private void Report(string problem)
    {
        readiness.Report(problem);
        log.LogError("{Problem}", problem);
    }
}
