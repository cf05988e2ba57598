using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>Begins a subscription (Part 4, 5.14.2).</summary>
internal sealed class CreateSubscriptionRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 787;

    public double PublishingMilliseconds { get; set; }

    public uint LifetimeCount { get; set; }

    public uint KeepAliveCount { get; set; }

    public uint LargestNotification { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        PublishingMilliseconds = codec.Double(PublishingMilliseconds);
        LifetimeCount = codec.UInt32(LifetimeCount);
        KeepAliveCount = codec.UInt32(KeepAliveCount);
        LargestNotification = codec.UInt32(LargestNotification);
        codec.Boolean(true);
        codec.Byte(0);
    }
}

/// <summary>The subscription as the server runs it.</summary>
internal sealed class CreateSubscriptionResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 790;

    public uint SubscriptionId { get; set; }

    public double PublishingMilliseconds { get; set; }

    public uint LifetimeCount { get; set; }

    public uint KeepAliveCount { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        SubscriptionId = codec.UInt32(SubscriptionId);
        PublishingMilliseconds = codec.Double(PublishingMilliseconds);
        LifetimeCount = codec.UInt32(LifetimeCount);
        KeepAliveCount = codec.UInt32(KeepAliveCount);
    }
}

/// <summary>A value to watch (Part 4, 5.13.2): the oldest goes first when the queue is full.</summary>
internal sealed class MonitoredItemCreateRequest : IUaStructure
{
    private const uint Reporting = 2;

    public ReadValueId Item { get; set; } = new();

    public uint ClientHandle { get; set; }

    public double SamplingMilliseconds { get; set; }

    public uint QueueSize { get; set; }

    public void Code(UaCodec codec)
    {
        Item = codec.Structure(Item);
        codec.UInt32(Reporting);
        ClientHandle = codec.UInt32(ClientHandle);
        SamplingMilliseconds = codec.Double(SamplingMilliseconds);
        codec.Extension(null);
        QueueSize = codec.UInt32(QueueSize);
        codec.Boolean(true);
    }
}

/// <summary>How a value is watched.</summary>
internal sealed class MonitoredItemCreateResult : IUaStructure
{
    public StatusCode Status { get; set; }

    public uint ItemId { get; set; }

    public double SamplingMilliseconds { get; set; }

    public uint QueueSize { get; set; }

    public void Code(UaCodec codec)
    {
        Status = codec.Status(Status);
        ItemId = codec.UInt32(ItemId);
        SamplingMilliseconds = codec.Double(SamplingMilliseconds);
        QueueSize = codec.UInt32(QueueSize);
        codec.Extension(null);
    }
}

/// <summary>Watches values in a subscription.</summary>
internal sealed class CreateMonitoredItemsRequest : UaRequest, IUaMessage
{
    private const uint BothTimes = 2;

    public static uint TypeId => 751;

    public uint SubscriptionId { get; set; }

    public IReadOnlyList<MonitoredItemCreateRequest> Items { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        SubscriptionId = codec.UInt32(SubscriptionId);
        codec.UInt32(BothTimes);
        Items = codec.List(Items, 30);
    }
}

/// <summary>How the values are watched, in the order of the request.</summary>
internal sealed class CreateMonitoredItemsResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 754;

    public IReadOnlyList<MonitoredItemCreateResult> Results { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Results = codec.List(Results, 20);
        Nothing.Diagnostics(codec);
    }
}

/// <summary>Ends subscriptions (Part 4, 5.14.8).</summary>
internal sealed class DeleteSubscriptionsRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 847;

    public IReadOnlyList<uint> SubscriptionIds { get; set; } = [];

    protected override void CodeFields(UaCodec codec) => SubscriptionIds = codec.List(SubscriptionIds, 4, codec.UInt32);
}

/// <summary>They have ended.</summary>
internal sealed class DeleteSubscriptionsResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 850;

    public IReadOnlyList<StatusCode> Results { get; set; } = [];

    protected override void CodeFields(UaCodec codec)
    {
        Results = codec.List(Results, 4, codec.Status);
        Nothing.Diagnostics(codec);
    }
}
