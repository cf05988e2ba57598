using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Messages;

/// <summary>How messages are protected (Part 4, 7.20).</summary>
internal enum MessageSecurity : uint
{
    Invalid = 0,
    None = 1,
    Sign = 2,
    SignAndEncrypt = 3,
}

/// <summary>Opens a secure channel or renews its token (Part 4, 5.6.2).</summary>
internal sealed class OpenSecureChannelRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 446;

    public uint ProtocolVersion { get; set; }

    public bool Renew { get; set; }

    public MessageSecurity Mode { get; set; } = MessageSecurity.None;

    public byte[]? Nonce { get; set; }

    public uint LifetimeMilliseconds { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        ProtocolVersion = codec.UInt32(ProtocolVersion);
        Renew = codec.UInt32(Renew ? 1u : 0u) == 1;
        Mode = (MessageSecurity)codec.UInt32((uint)Mode);
        Nonce = codec.Bytes(Nonce);
        LifetimeMilliseconds = codec.UInt32(LifetimeMilliseconds);
    }
}

/// <summary>The channel's number and token.</summary>
internal sealed class OpenSecureChannelResponse : UaResponse, IUaMessage
{
    public static uint TypeId => 449;

    public uint ProtocolVersion { get; set; }

    public uint ChannelId { get; set; }

    public uint TokenId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public uint LifetimeMilliseconds { get; set; }

    public byte[]? Nonce { get; set; }

    protected override void CodeFields(UaCodec codec)
    {
        ProtocolVersion = codec.UInt32(ProtocolVersion);
        ChannelId = codec.UInt32(ChannelId);
        TokenId = codec.UInt32(TokenId);
        CreatedAt = codec.Time(CreatedAt);
        LifetimeMilliseconds = codec.UInt32(LifetimeMilliseconds);
        Nonce = codec.Bytes(Nonce);
    }
}

/// <summary>Closes the channel; there is no answer (Part 4, 5.6.3).</summary>
internal sealed class CloseSecureChannelRequest : UaRequest, IUaMessage
{
    public static uint TypeId => 452;

    protected override void CodeFields(UaCodec codec)
    {
    }
}
