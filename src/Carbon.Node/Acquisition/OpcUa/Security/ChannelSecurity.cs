using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Node.Acquisition.OpcUa.Messages;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>How one channel is protected: by nothing, or by Basic256Sha256 between two certificates.</summary>
internal sealed class ChannelSecurity : IDisposable
{
    private readonly RSA? own;
    private readonly RSA? peer;

    private ChannelSecurity(MessageSecurity mode, X509Certificate2? ownCertificate, X509Certificate2? peerCertificate)
    {
        Mode = mode;
        (own, peer) = (ownCertificate?.GetRSAPrivateKey(), peerCertificate?.GetRSAPublicKey());
        (OwnCertificate, PeerCertificate) = (ownCertificate?.RawData, peerCertificate?.RawData);
        Opening = own is null || peer is null ? new NoProtection() : new AsymmetricProtection(own, peer);
    }

    public MessageSecurity Mode { get; }

    public byte[]? OwnCertificate { get; }

    public byte[]? PeerCertificate { get; }

    public string Policy => Mode == MessageSecurity.None ? SecurityPolicies.None : SecurityPolicies.Basic256Sha256;

    /// <summary>Protection of the messages that open the channel and renew its token.</summary>
    public IMessageProtection Opening { get; }

    public static ChannelSecurity Nothing() => new(MessageSecurity.None, null, null);

    public static ChannelSecurity Between(MessageSecurity mode, X509Certificate2 own, X509Certificate2 peer) => new(mode, own, peer);

    /// <summary>A nonce for a new token; null where nothing is protected.</summary>
    public byte[]? Nonce() => Mode == MessageSecurity.None ? null : RandomNumberGenerator.GetBytes(SecurityPolicies.NonceLength);

    /// <summary>Protection of messages under a token.</summary>
    /// <exception cref="Wire.OpcUaFormatException">The server's nonce is too short.</exception>
    public IMessageProtection Token(byte[]? ownNonce, byte[]? peerNonce)
    {
        if (Mode == MessageSecurity.None)
            return new NoProtection();
        if (ownNonce is null || peerNonce is null || peerNonce.Length < SecurityPolicies.NonceLength)
            throw new Wire.OpcUaFormatException($"the server's nonce is shorter than {SecurityPolicies.NonceLength} bytes");
        return new SymmetricProtection(DirectionKeys.Derive(peerNonce, ownNonce), DirectionKeys.Derive(ownNonce, peerNonce), Mode == MessageSecurity.SignAndEncrypt);
    }

    /// <summary>Signature over the server's certificate and nonce; empty where nothing is protected.</summary>
    public SignatureData Sign(byte[]? certificate, byte[]? nonce) => own is null ? new() : Signatures.Sign(own, certificate, nonce);

    /// <summary>True when the server signed the terminal's certificate and nonce, or nothing is protected.</summary>
    public bool Verifies(SignatureData signature, byte[]? nonce) =>
        peer is null || (signature.Signature is { } bytes && peer.VerifyData((byte[])[.. OwnCertificate ?? [], .. nonce ?? []], bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public void Dispose()
    {
        own?.Dispose();
        peer?.Dispose();
    }
}
