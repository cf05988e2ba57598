using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>The opening of a channel under Basic256Sha256: signed with RSA PKCS #1 SHA-256, encrypted with RSA OAEP SHA-1 (Part 7, 6.6.165).</summary>
internal sealed class AsymmetricProtection(RSA own, RSA peer) : IMessageProtection
{
    private readonly int ownLength = own.KeySize / 8;
    private readonly int peerLength = peer.KeySize / 8;

    public byte[] Protect(byte[] header, ReadOnlySpan<byte> content)
    {
        var block = RsaBlocks.PlainLength(peer);
        var lengthBytes = peerLength > 256 ? 2 : 1;
        var unpadded = content.Length + lengthBytes + ownLength;
        var padding = (block - unpadded % block) % block;
        var plain = new byte[header.Length + unpadded + padding];
        header.CopyTo(plain, 0);
        IMessageProtection.SetLength(plain, header.Length + (unpadded + padding) / block * peerLength);
        content.CopyTo(plain.AsSpan(header.Length));
        plain.AsSpan(header.Length + content.Length, padding + 1).Fill((byte)padding);
        if (lengthBytes == 2)
            plain[^(ownLength + 1)] = (byte)(padding >> 8);
        own.SignData(plain.AsSpan(..^ownLength), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CopyTo(plain, plain.Length - ownLength);
        return [.. plain.AsSpan(0, header.Length), .. RsaBlocks.Encrypt(peer, plain.AsSpan(header.Length))];
    }

    public ReadOnlyMemory<byte> Open(byte[] chunk, int headerLength)
    {
        byte[] plain = [.. chunk.AsSpan(0, headerLength), .. RsaBlocks.Decrypt(own, chunk.AsSpan(headerLength))];
        if (plain.Length < headerLength + 8 + peerLength || !peer.VerifyData(plain.AsSpan(..^peerLength), plain.AsSpan(^peerLength..), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            throw new OpcUaFormatException("the signature of the opening of the channel is wrong");
        return Padding.Remove(plain.AsMemory(headerLength, plain.Length - headerLength - peerLength), large: ownLength > 256);
    }

    public int Room(int chunk, int headerLength) => (chunk - headerLength) / peerLength * RsaBlocks.PlainLength(peer) - ownLength - 2;
}
