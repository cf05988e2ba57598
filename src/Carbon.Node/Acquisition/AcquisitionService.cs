using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition;

/// <summary>Runs the channels of the node (clauses 6.3, 11.2, 11.3). What shall run can change at any time; channels that stay as they are go on undisturbed.</summary>
public sealed class AcquisitionService(
    IReadingSink sink,
    TimeProvider time,
    AcquisitionState state,
    AcquisitionMetrics metrics,
    ILogger<AcquisitionService> logger,
    IChannelPositions? positions = null,
    OpcUaCertificates? opcUa = null,
    IPointKinds? kinds = null) : BackgroundService
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);
    private readonly IChannelPositions positions = positions ?? new PositionsInMemory();
    private readonly PollClock clock = new(time);
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, RunningChannel> running = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<ChannelToRun> applied = [];
    private bool ended;

    /// <summary>Stops the channels that are not wanted any more, starts the new ones, and starts those anew that changed.</summary>
    public async Task ApplyAsync(IReadOnlyCollection<ChannelToRun> wanted, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (ended)
                return;
            var contents = wanted.ToDictionary(w => w.Id, w => w.Content, StringComparer.Ordinal);
            var stopping = running.Values.Where(r => contents.GetValueOrDefault(r.Wanted.Id) != r.Wanted.Content).ToList();
            await Task.WhenAll(stopping.Select(StopAsync));
            foreach (var stopped in stopping)
            {
                running.Remove(stopped.Wanted.Id);
                state.Remove(stopped.Wanted.Id, (wanted.FirstOrDefault(w => w.Id == stopped.Wanted.Id)?.Options?.MeterIds ?? []).ToHashSet());
            }
            var around = new ChannelSurroundings(sink, time, clock, state, metrics, logger) { Positions = positions, OpcUa = opcUa, Kinds = kinds };
            var starting = wanted.Where(w => !running.ContainsKey(w.Id)).Select(w => new RunningChannel(w, around)).ToList();
            foreach (var channel in starting)
            {
                running[channel.Wanted.Id] = channel;
                channel.Start();
            }
            applied = [.. wanted];
            if (stopping.Count + starting.Count > 0)
                logger.LogInformation("Collecting from {Meters} meters on {Channels} channels", wanted.Sum(w => w.Options?.MeterIds.Count() ?? 0), running.Count);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The running channel of an id; null where there is none or it cannot be made.</summary>
    public async Task<IChannel?> ChannelAsync(string id, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return running.GetValueOrDefault(id)?.Channel;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Wakes channels.</summary>
    internal PollClock Clock => clock;

    /// <summary>What runs, as it was applied last.</summary>
    internal IReadOnlyList<ChannelToRun> Applied => applied;

    /// <summary>Options of a channel; null where there is none or they cannot be read.</summary>
    internal async Task<ChannelOptions?> OptionsAsync(string id, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return running.GetValueOrDefault(id)?.Wanted.Options;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The running channel that holds a line; null where none does.</summary>
    internal async Task<PolledChannel?> HolderAsync(ILine line, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return running.Values.Select(r => r.Channel).OfType<PolledChannel>().FirstOrDefault(c => c.Line.GetType() == line.GetType() && c.Line.Name == line.Name);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        clock.Dispose();
        gate.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            ended = true;
            await Task.WhenAll(running.Values.Select(StopAsync));
            running.Clear();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task StopAsync(RunningChannel channel)
    {
        try
        {
            await channel.StopAsync().WaitAsync(LongestStop);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("Channel {Channel} does not end within {Limit}; it is left behind", channel.Wanted.Id, LongestStop);
        }
    }
}
