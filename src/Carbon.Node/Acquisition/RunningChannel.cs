using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition;

/// <summary>A channel at work. One that cannot begin, or ends by a fault of its own, is shown as faulty and tried again.</summary>
internal sealed class RunningChannel(ChannelToRun wanted, ChannelSurroundings around)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _run = Task.CompletedTask;
    private volatile IChannel? _channel;

    /// <summary>What it runs.</summary>
    public ChannelToRun Wanted => wanted;

    /// <summary>The channel; null while it cannot be made.</summary>
    public IChannel? Channel => _channel;

    /// <summary>Makes the channel, so that its meters are visible at once, and lets it run.</summary>
    public void Start()
    {
        TryMake();
        _run = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Ends when the channel has handed on what it had.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _run;
        Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        for (var wait = FirstWait; !_stopping.IsCancellationRequested; wait = wait * 2 > LongestWait ? LongestWait : wait * 2)
        {
            if (_channel is null)
                TryMake();
            try
            {
                if (_channel is { } channel)
                    await channel.RunAsync(_stopping.Token);
            }
            catch (Exception failure) when (!_stopping.IsCancellationRequested)
            {
                Fail(failure);
            }
            catch (Exception failure)
            {
                around.Logger.LogWarning(failure, "Channel {Channel} ended with an error", wanted.Id);
            }
            if (_stopping.IsCancellationRequested)
                return;
            Dispose();
            await Task.Delay(wait, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void TryMake()
    {
        try
        {
            if (wanted.Options is { } options)
                _channel = ChannelFactory.Create(options, around);
            else
                Show($"the options cannot be read: {wanted.Problem}");
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private void Fail(Exception failure)
    {
        around.Logger.LogError(failure, "Channel {Channel} does not run; it is tried again, the others go on", wanted.Id);
        Show($"the channel does not run: {failure.Message}");
    }

    private void Show(string error)
    {
        around.State.AddChannel(wanted.Id, wanted.Protocol).Failed(error);
        foreach (var meter in wanted.Options?.MeterIds ?? [])
            around.State.AddMeter(meter, wanted.Id).ChannelFailed(around.Time.GetUtcNow(), error);
    }

    private void Dispose()
    {
        (_channel as IDisposable)?.Dispose();
        _channel = null;
    }
}
