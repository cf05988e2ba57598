using System.Diagnostics;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Collecting;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Session;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>Collects from one server. After a loss the session is bound to a new connection with its subscription; where the server has let it go, both are begun again.</summary>
public sealed class OpcUaChannel : IChannel
{
    private readonly OpcUaOptions options;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly List<OpcUaPoint> points = [];
    private readonly OpcUaReadings readings;
    private readonly OpcUaSubscriber subscriber;
    private readonly OpcUaWatch watch;
    private UaSession? session;
    private bool isLost;

    /// <summary>A channel of valid options.</summary>
    public OpcUaChannel(OpcUaOptions options, ChannelSurroundings around)
    {
        (this.options, this.around) = (options, around);
        recorder = around.State.AddChannel(options.Id, "opcua");
        foreach (var meter in options.Meters)
        {
            around.State.AddMeter(meter.MeterId, options.Id);
            foreach (var point in meter.Points)
                points.Add(new(meter.MeterId, (uint)points.Count, point));
        }
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
        readings = new(options, around);
        subscriber = new(options, points, readings, recorder, around);
        watch = new(options, readings, recorder, around);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var finish = new CancellationTokenSource();
        await using var giveUp = stopping.Register(() => finish.CancelAfter(around.LastHandOver));
        var delivery = DeliverAsync(finish.Token);
        await StayConnectedAsync(finish.Token, stopping);
        outbox.Complete();
        await delivery;
        if (session is not null)
            await session.DisposeAsync();
        recorder.Connected(false);
    }

    private async Task StayConnectedAsync(CancellationToken finish, CancellationToken stopping)
    {
        var wait = options.ReconnectAfter;
        var began = Stopwatch.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            var isConnected = false;
            try
            {
                await ConnectAsync(stopping);
                isConnected = true;
                began = Stopwatch.GetTimestamp();
                await CollectAsync(finish, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Lost(failure);
                wait = isConnected && Stopwatch.GetElapsedTime(began) > wait * 4 ? options.ReconnectAfter : wait;
            }
            await Task.Delay(wait * (0.5 + Random.Shared.NextDouble() / 2), stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            wait = wait * 2 > options.ReconnectAtMost ? options.ReconnectAtMost : wait * 2;
        }
    }

    private async Task ConnectAsync(CancellationToken stopping)
    {
        if (session is not null && !await ReboundAsync(session, stopping))
        {
            await session.DisposeAsync();
            session = null;
        }
        if (session is null)
        {
            subscriber.Forget();
            session = await UaSession.OpenAsync(options.Server, Certificate(), stopping);
        }
        around.Metrics.Reconnect(opened: true);
        recorder.Connected(true);
        if (isLost)
            around.Logger.LogInformation("Channel {Channel}: {Server} is connected again", options.Id, options.Server.Endpoint);
        isLost = false;
    }

    private ApplicationCertificate Certificate() => around.OpcUa?.Own ?? throw new IOException("There is no data folder to keep the OPC UA certificate in.");

    private static async Task<bool> ReboundAsync(UaSession session, CancellationToken stopping)
    {
        try
        {
            await session.ReconnectAsync(stopping);
            return true;
        }
        catch (OpcUaServiceException)
        {
            return false;
        }
    }

    private async Task CollectAsync(CancellationToken finish, CancellationToken stopping)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var namespaces = await NamespaceTable.ReadAsync(session!, together.Token);
        await watch.LookAsync(session!, together.Token);
        Task[] loops =
        [
            watch.RunAsync(session!, together.Token),
            options.Subscription is null
                ? new OpcUaReader(points, readings, around).RunAsync(session!, namespaces, outbox, together.Token)
                : subscriber.RunAsync(session!, namespaces, outbox, finish, together.Token),
        ];
        var first = await Task.WhenAny(loops);
        await together.CancelAsync();
        await Task.WhenAll(loops).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await first;
    }

    private async Task DeliverAsync(CancellationToken finish)
    {
        try
        {
            await outbox.DeliverAsync(finish);
        }
        catch (OperationCanceledException)
        {
            around.Logger.LogInformation("Channel {Channel} stopped before everything was recorded", options.Id);
        }
    }

    private void Lost(Exception failure)
    {
        var reason = failure is SocketException or IOException or TimeoutException or OperationCanceledException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
        var text = $"{options.Server.Endpoint}: {reason}";
        around.Metrics.Reconnect(opened: false);
        if (!isLost)
            around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, text);
        isLost = true;
        recorder.Connected(false);
        recorder.Failed(text);
        foreach (var meter in options.MeterIds)
            around.State.Recorder(meter)?.LineFailed(around.Time.GetUtcNow(), text);
    }
}
