using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Transport;

/// <summary>Header of the messages that open a channel (Part 6, 6.7.2.3): policy, sender's certificate, thumbprint of the receiver's.</summary>
internal static class OpeningHeader
{
    public static byte[] Write(ChannelSecurity security, uint channelId)
    {
        var writer = new UaWriter();
        writer.Raw(UaFrame.Header("OPN", 'F', channelId), 12);
        writer.Text(security.Policy);
        writer.Bytes(security.OwnCertificate);
        writer.Bytes(security.PeerCertificate is { } peer ? Thumbprint(peer) : null);
        return writer.ToArray();
    }

    /// <summary>Length of the header of a frame, when policy and certificates are the ones agreed on.</summary>
    /// <exception cref="OpcUaFormatException">They are others.</exception>
    public static int Check(UaFrame frame, ChannelSecurity security)
    {
        var reader = new UaReader(frame.Bytes);
        reader.Skip(12);
        var policy = reader.Text(null);
        var sender = reader.Bytes(null);
        var receiver = reader.Bytes(null);
        if (policy != security.Policy)
            throw new OpcUaFormatException($"the server answers with the policy {SecurityPolicies.Short(policy)} instead of {SecurityPolicies.Short(security.Policy)}");
        if (security.PeerCertificate is { } peer && !ServerCertificate.First(sender).AsSpan().SequenceEqual(peer))
            throw new OpcUaFormatException("the server answers with another certificate than the one that is trusted");
        if (security.OwnCertificate is { } own && !Thumbprint(own).AsSpan().SequenceEqual(receiver))
            throw new OpcUaFormatException("the server's answer is meant for another certificate than this terminal's");
        return reader.Position;
    }

#pragma warning disable CA5350 // The standard names certificates by SHA-1 here; trust does not rest on it.
    private static byte[] Thumbprint(byte[] certificate) => System.Security.Cryptography.SHA1.HashData(certificate);
#pragma warning restore CA5350
}
