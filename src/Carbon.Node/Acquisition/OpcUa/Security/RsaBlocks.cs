using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>RSA OAEP SHA-1 over more than one block.</summary>
internal static class RsaBlocks
{
    private const int Overhead = 42;

    /// <summary>Bytes that one block holds.</summary>
    public static int PlainLength(RSA key) => key.KeySize / 8 - Overhead;

    public static byte[] Encrypt(RSA key, ReadOnlySpan<byte> plain)
    {
        var encrypted = new List<byte>();
        for (var at = 0; at < plain.Length; at += PlainLength(key))
            encrypted.AddRange(key.Encrypt(plain[at..Math.Min(at + PlainLength(key), plain.Length)], RSAEncryptionPadding.OaepSHA1));
        return [.. encrypted];
    }

    /// <exception cref="OpcUaFormatException">The bytes are not encrypted for this key.</exception>
    public static byte[] Decrypt(RSA key, ReadOnlySpan<byte> encrypted)
    {
        var block = key.KeySize / 8;
        if (encrypted.Length == 0 || encrypted.Length % block != 0)
            throw new OpcUaFormatException($"{encrypted.Length} bytes are no whole blocks of {block}");
        try
        {
            var plain = new List<byte>();
            for (var at = 0; at < encrypted.Length; at += block)
                plain.AddRange(key.Decrypt(encrypted.Slice(at, block), RSAEncryptionPadding.OaepSHA1));
            return [.. plain];
        }
        catch (CryptographicException failure)
        {
            throw new OpcUaFormatException($"a message cannot be decrypted with this terminal's key: {failure.Message}");
        }
    }
}
