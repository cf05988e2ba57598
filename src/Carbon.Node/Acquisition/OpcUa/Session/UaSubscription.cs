using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>A subscription (Part 4, 5.14). Notifications are handled one by one in their order and acknowledged when that is done; until then the server keeps them, and what got lost on the way is asked for again.</summary>
internal sealed class UaSubscription
{
    /// <summary>Requests that wait for a notification. The last of them waits for that many signs of life, a quarter of a token at most: between the renewal of a token and its end.</summary>
    public const int Outstanding = 2;

    private const int LongestGap = 1000;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);
    private readonly List<uint> done = [];
    private readonly TimeSpan patience;
    private uint last;
    private int outstanding = Outstanding;

    private UaSubscription(uint id, TimeSpan patience) => (Id, this.patience) = (id, patience);

    public uint Id { get; }

    /// <summary>Begins a subscription that reports at least every <paramref name="signOfLife"/>.</summary>
    public static async Task<UaSubscription> CreateAsync(UaSession session, OpcUaSubscriptionOptions options, TimeSpan signOfLife, CancellationToken cancellation)
    {
        var silence = new[] { signOfLife, LongestSilence, session.TokenLifetime / (4 * Outstanding) }.Min();
        var keepAlive = (uint)Math.Max(1, silence / options.Publishing);
        var created = await session.CallAsync<CreateSubscriptionRequest, CreateSubscriptionResponse>(
            new()
            {
                PublishingMilliseconds = options.Publishing.TotalMilliseconds,
                KeepAliveCount = keepAlive,
                LifetimeCount = (uint)Math.Max(keepAlive * 3, session.Timeout / options.Publishing),
                LargestNotification = 5000,
            },
            cancellation);
        var granted = Math.Clamp(created.PublishingMilliseconds, 0, 3_600_000) * Math.Clamp(created.KeepAliveCount, 1, 10_000);
        return new(created.SubscriptionId, TimeSpan.FromMilliseconds(Math.Min(granted * (Outstanding + 1), 24 * 3_600_000.0)));
    }

    /// <summary>Watches values; one result for each, in order.</summary>
    public async Task<IReadOnlyList<MonitoredItemCreateResult>> WatchAsync(UaSession session, IReadOnlyList<MonitoredItemCreateRequest> items, CancellationToken cancellation)
    {
        var results = new List<MonitoredItemCreateResult>(items.Count);
        foreach (var part in items.Chunk(500))
        {
            var created = await session.CallAsync<CreateMonitoredItemsRequest, CreateMonitoredItemsResponse>(new() { SubscriptionId = Id, Items = part }, cancellation);
            results.AddRange(created.Results.Count == part.Length ? created.Results : throw new OpcUaFormatException($"the server answers for {created.Results.Count} values where {part.Length} were to be watched"));
        }
        return results;
    }

    /// <summary>Receives until the subscription or the connection ends; <paramref name="handle"/> gets each notification with whether more is waiting, <paramref name="lost"/> how many are lost for good.</summary>
    /// <exception cref="IOException">The connection failed, or the server ended the subscription.</exception>
    public async Task ReceiveAsync(UaSession session, Func<NotificationMessage, bool, Task> handle, Action<int> lost, CancellationToken cancellation)
    {
        var asked = new Queue<Task<PublishResponse>>();
        try
        {
            while (true)
            {
                while (asked.Count < outstanding)
                    asked.Enqueue(AskAsync(session, cancellation));
                if (await NextAsync(asked) is not { } response || response.SubscriptionId != Id)
                    continue;
                await FollowAsync(session, response, handle, lost, cancellation);
            }
        }
        finally
        {
            foreach (var task in asked)
                _ = task.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private async Task FollowAsync(UaSession session, PublishResponse response, Func<NotificationMessage, bool, Task> handle, Action<int> lost, CancellationToken cancellation)
    {
        var message = response.Message;
        // Without content the number is that of the next notification.
        var newest = message.Notifications.Count > 0 ? message.SequenceNumber : unchecked(message.SequenceNumber - 1);
        var ahead = unchecked((int)(newest - last));
        if (ahead > 1 || (ahead == 1 && message.Notifications.Count == 0))
            await RepeatAsync(session, message.Notifications.Count > 0 ? newest - 1 : newest, handle, lost, cancellation);
        if (message.Notifications.Count == 0)
        {
            await handle(message, response.MoreNotifications);
            return;
        }
        if (ahead > 0)
            await handle(message, response.MoreNotifications);
        last = ahead > 0 ? newest : last;
        done.Add(newest);
        if (Notifications.Status(message) is { IsBad: true } ended)
            throw new OpcUaServiceException(new(StatusNames.BadSubscriptionIdInvalid), $"the server ended the subscription: {ended}");
    }

    private async Task RepeatAsync(UaSession session, uint until, Func<NotificationMessage, bool, Task> handle, Action<int> lost, CancellationToken cancellation)
    {
        var missing = unchecked((int)(until - last));
        if (missing > LongestGap)
        {
            lost(missing - LongestGap);
            last = unchecked(until - LongestGap);
        }
        for (; last != until; last++)
        {
            try
            {
                var again = await session.CallAsync<RepublishRequest, RepublishResponse>(new() { SubscriptionId = Id, SequenceNumber = unchecked(last + 1) }, cancellation);
                await handle(again.Message, true);
                done.Add(unchecked(last + 1));
            }
            catch (OpcUaServiceException refused) when (refused.Status.Code.Value == StatusNames.BadMessageNotAvailable)
            {
                lost(1);
            }
        }
    }

    private Task<PublishResponse> AskAsync(UaSession session, CancellationToken cancellation)
    {
        var request = new PublishRequest { Acknowledgements = [.. done.Select(n => new Acknowledgement { SubscriptionId = Id, SequenceNumber = n })] };
        done.Clear();
        return session.CallAsync<PublishRequest, PublishResponse>(request, cancellation, patience + TimeSpan.FromSeconds(10));
    }

    private async Task<PublishResponse?> NextAsync(Queue<Task<PublishResponse>> asked)
    {
        try
        {
            return await asked.Dequeue();
        }
        catch (OpcUaServiceException refused) when (refused.Status.Code.Value == StatusNames.BadTooManyPublishRequests && outstanding > 1)
        {
            outstanding = 1;
            return null;
        }
    }
}
