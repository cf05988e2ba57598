using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>A notification that the client has and the server may forget.</summary>
internal sealed class Acknowledgement : IUaStructure
{
    public uint SubscriptionId { get; set; }

    public uint SequenceNumber { get; set; }

    public void Code(UaCodec codec)
    {
        SubscriptionId = codec.UInt32(SubscriptionId);
        SequenceNumber = codec.UInt32(SequenceNumber);
    }
}

/// <summary>What happened in a subscription (Part 4, 7.26).</summary>
internal sealed class NotificationMessage : IUaStructure
{
    public uint SequenceNumber { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public IReadOnlyList<UaExtension> Notifications { get; set; } = [];

    public void Code(UaCodec codec)
    {
        SequenceNumber = codec.UInt32(SequenceNumber);
        PublishedAt = codec.Time(PublishedAt);
        Notifications = codec.List(Notifications, 3, codec.Extension);
    }
}

/// <summary>Lets the server send the next notification (Part 4, 5.14.5).</summary>
internal sealed class PublishRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 826;

    public IReadOnlyList<Acknowledgement> Acknowledgements { get; set; } = [];

    protected override void CodeFields(UaCodec codec) => Acknowledgements = codec.List(Acknowledgements, 8);
}

/// <summary>A notification, or with no content a sign of life.</summary>
internal sealed class PublishResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 829;

    public uint SubscriptionId { get; set; }

    public IReadOnlyList<uint> Available { get; set; } = [];

    public bool MoreNotifications { get; set; }

    public NotificationMessage Message { get; set; } = new();

    protected override void CodeFields(UaCodec codec)
    {
        SubscriptionId = codec.UInt32(SubscriptionId);
        Available = codec.List(Available, 4, codec.UInt32);
        MoreNotifications = codec.Boolean(MoreNotifications);
        Message = codec.Structure(Message);
        codec.List<StatusCode>([], 4, codec.Status);
        Nothing.Diagnostics(codec);
    }
}

/// <summary>Asks for a notification again (Part 4, 5.14.6).</summary>
internal sealed class RepublishRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 832;

    public uint SubscriptionId { get; set; }

    public uint SequenceNumber { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        SubscriptionId = codec.UInt32(SubscriptionId);
        SequenceNumber = codec.UInt32(SequenceNumber);
    }
}

/// <summary>The notification.</summary>
internal sealed class RepublishResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 835;

    public NotificationMessage Message { get; set; } = new();

    protected override void CodeFields(UaCodec codec) => Message = codec.Structure(Message);
}
