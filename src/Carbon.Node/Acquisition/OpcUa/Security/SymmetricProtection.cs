using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Keys of one direction: HMAC-SHA256, AES-256-CBC and its initialization vector.</summary>
internal sealed record DirectionKeys(byte[] Signing, byte[] Encrypting, byte[] Vector)
{
    /// <summary>Keys derived from the nonces of a token (Part 6, 6.7.5): the other side's nonce is the secret, one's own the seed.</summary>
    public static DirectionKeys Derive(byte[] secret, byte[] seed)
    {
        var bytes = PseudoRandom.Sha256(secret, seed, 80);
        return new(bytes[..32], bytes[32..64], bytes[64..]);
    }
}

/// <summary>Messages under a token of Basic256Sha256: signed, and encrypted where the mode asks for it.</summary>
internal sealed class SymmetricProtection(DirectionKeys own, DirectionKeys peer, bool encrypts) : IMessageProtection
{
    private const int Signature = HMACSHA256.HashSizeInBytes;
    private const int Block = 16;

    public byte[] Protect(byte[] header, ReadOnlySpan<byte> content)
    {
        var padding = encrypts ? Block - (content.Length + 1 + Signature) % Block : 0;
        padding = padding == Block ? 0 : padding;
        var chunk = new byte[header.Length + content.Length + (encrypts ? padding + 1 : 0) + Signature];
        header.CopyTo(chunk, 0);
        IMessageProtection.SetLength(chunk, chunk.Length);
        content.CopyTo(chunk.AsSpan(header.Length));
        if (encrypts)
            chunk.AsSpan(header.Length + content.Length, padding + 1).Fill((byte)padding);
        HMACSHA256.HashData(own.Signing, chunk.AsSpan(..^Signature), chunk.AsSpan(^Signature..));
        if (encrypts)
        {
            using var aes = Aes(own);
            aes.EncryptCbc(chunk.AsSpan(header.Length), own.Vector, chunk.AsSpan(header.Length), PaddingMode.None);
        }
        return chunk;
    }

    public ReadOnlyMemory<byte> Open(byte[] chunk, int headerLength)
    {
        var length = chunk.Length - headerLength;
        if (length < Signature + 8 || (encrypts && length % Block != 0))
            throw new OpcUaFormatException($"a chunk of {chunk.Length} bytes cannot be signed as the token asks");
        if (encrypts)
        {
            using var aes = Aes(peer);
            aes.DecryptCbc(chunk.AsSpan(headerLength), peer.Vector, chunk.AsSpan(headerLength), PaddingMode.None);
        }
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(peer.Signing, chunk.AsSpan(..^Signature)), chunk.AsSpan(^Signature..)))
            throw new OpcUaFormatException("the signature of a message is wrong");
        var content = chunk.AsMemory(headerLength, length - Signature);
        return encrypts ? Padding.Remove(content, large: false) : content;
    }

    public int Room(int chunk, int headerLength) => encrypts ? (chunk - headerLength) / Block * Block - Signature - 1 : chunk - headerLength - Signature;

    private static Aes Aes(DirectionKeys keys)
    {
        var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = keys.Encrypting;
        return aes;
    }
}
