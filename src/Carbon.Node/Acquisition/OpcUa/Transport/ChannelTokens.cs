using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>The tokens of a channel: the newest is used to send, and the one before still read, for the server may use it until it sees the new one (Part 4, 5.6.2).</summary>
internal sealed class ChannelTokens(ChannelSecurity security)
{
    private readonly Lock gate = new();
    private (uint Id, IMessageProtection Protection)? previous;
    private (uint Id, IMessageProtection Protection)? newest;
    private byte[]? nonce;

    public uint ChannelId { get; private set; }

    public (uint Id, IMessageProtection Protection) Newest
    {
        get
        {
            lock (gate)
                return newest ?? (0, new NoProtection());
        }
    }

    /// <summary>The nonce for the next token.</summary>
    public byte[]? NewNonce() => nonce = security.Nonce();

    /// <summary>A token was granted.</summary>
    /// <exception cref="OpcUaFormatException">It is of another channel, or its nonce is too short.</exception>
    public void Add(OpenSecureChannelResponse opened)
    {
        lock (gate)
        {
            if (opened.ChannelId == 0 || (ChannelId != 0 && opened.ChannelId != ChannelId))
                throw new OpcUaFormatException($"the server renews channel {opened.ChannelId} instead of {ChannelId}");
            ChannelId = opened.ChannelId;
            (previous, newest) = (newest, (opened.TokenId, security.Token(nonce, opened.Nonce)));
        }
    }

    /// <summary>Protection of messages under a token.</summary>
    /// <exception cref="OpcUaFormatException">There is no such token.</exception>
    public IMessageProtection Of(uint channelId, uint tokenId)
    {
        lock (gate)
        {
            if (channelId == ChannelId && newest is { } now && now.Id == tokenId)
                return now.Protection;
            if (channelId == ChannelId && previous is { } before && before.Id == tokenId)
                return before.Protection;
        }
        throw new OpcUaFormatException($"a message came under token {tokenId} of channel {channelId}, which was never granted or has ended");
    }
}
