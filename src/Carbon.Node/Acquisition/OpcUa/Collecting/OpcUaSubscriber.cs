using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Session;
using Carbon.Node.Acquisition.OpcUa.Wire;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Subscribes to points. A notification is acknowledged when its readings are durable; while that takes long, nothing more is asked for and the server keeps what comes.</summary>
internal sealed class OpcUaSubscriber(OpcUaOptions options, IReadOnlyList<OpcUaPoint> points, OpcUaReadings readings, ChannelRecorder recorder, ChannelSurroundings around)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(1);
    private readonly HashSet<OpcUaPoint> unwatched = [];
    private DateTimeOffset tried;
    private UaSubscription? subscription;

    /// <summary>The session has ended and the subscription with it.</summary>
    public void Forget() => subscription = null;

    /// <summary>Receives until the connection fails or <paramref name="cancellation"/>; readings under way are handed on until <paramref name="finish"/>.</summary>
    public async Task RunAsync(UaSession session, NamespaceTable namespaces, Outbox outbox, CancellationToken finish, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                if (subscription is null)
                    await BeginAsync(session, namespaces, cancellation);
                await subscription!.ReceiveAsync(session, (message, more) => HandleAsync(session, namespaces, message, more, outbox, finish, cancellation), Lost, cancellation);
            }
            catch (OpcUaServiceException ended) when (ended.Status.Code.Value is StatusNames.BadNoSubscription or StatusNames.BadSubscriptionIdInvalid)
            {
                recorder.Failed($"{ended.Message}; it is begun again");
                around.Logger.LogWarning("Channel {Channel}: {Error}; the subscription is begun again", options.Id, ended.Message);
                subscription = null;
            }
        }
    }

    private async Task BeginAsync(UaSession session, NamespaceTable namespaces, CancellationToken cancellation)
    {
        subscription = await UaSubscription.CreateAsync(session, options.Subscription!, points.Min(p => p.Options.Every), cancellation);
        unwatched.UnionWith(points);
        await WatchAsync(session, namespaces, cancellation);
    }

    private async Task WatchAsync(UaSession session, NamespaceTable namespaces, CancellationToken cancellation)
    {
        tried = around.Time.GetUtcNow();
        var asked = points.Where(unwatched.Contains).Select(p => (Point: p, Ask: p.Ask(namespaces))).ToList();
        foreach (var (point, _) in asked.Where(a => a.Ask is null))
            Refused(point, $"the server has no namespace as in {point.Options.NodeId}; it has {namespaces}");
        var known = asked.Where(a => a.Ask is not null).ToList();
        var results = await subscription!.WatchAsync(session, [.. known.Select(a => Item(a.Point, a.Ask!))], cancellation);
        foreach (var (point, result) in known.Zip(results, (a, r) => (a.Point, r)))
        {
            if (result.Status.IsBad)
                Refused(point, $"{point.Options.NodeId} cannot be watched: {result.Status}");
            else
                unwatched.Remove(point);
        }
    }

    private MonitoredItemCreateRequest Item(OpcUaPoint point, ReadValueId ask) => new()
    {
        Item = ask,
        ClientHandle = point.Handle,
        SamplingMilliseconds = options.Subscription!.Sampling.TotalMilliseconds,
        QueueSize = (uint)options.Subscription.QueueSize,
    };

    private async Task HandleAsync(UaSession session, NamespaceTable namespaces, NotificationMessage message, bool more, Outbox outbox, CancellationToken finish, CancellationToken cancellation)
    {
        var values = Notifications.Values(message).Where(v => v.ClientHandle < points.Count).Select(v => (points[(int)v.ClientHandle], v.Value)).ToList();
        await DeliverAsync(readings.Of(values), outbox, finish);
        if (!more)
            await DeliverAsync(OpcUaReadings.Confirmed(points.Where(p => !unwatched.Contains(p)), Published(message)), outbox, finish);
        if (unwatched.Count > 0 && around.Time.GetUtcNow() - tried >= TryAgain)
            await WatchAsync(session, namespaces, cancellation);
    }

    private async Task DeliverAsync(IReadOnlyList<MeterReadings> meters, Outbox outbox, CancellationToken finish)
    {
        recorder.Held(meters.Count);
        await Task.WhenAll(meters.Select(m => outbox.DeliverAndNoteAsync(m, finish)));
        recorder.Held(-meters.Count);
    }

    private DateTimeOffset Published(NotificationMessage message) =>
        OpcUaTime.Of(new(default, default, null, message.PublishedAt), around.Time.GetUtcNow(), readings.ClockOff, options.TimeTolerance);

    private void Refused(OpcUaPoint point, string why) => around.State.Recorder(point.MeterId)?.Refused(around.Time.GetUtcNow(), $"{point.Options.PointId}: {why}");

    private void Lost(int notifications)
    {
        var text = $"{notifications} notifications were lost: the server had let them go";
        recorder.Failed(text);
        around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, text);
    }
}
