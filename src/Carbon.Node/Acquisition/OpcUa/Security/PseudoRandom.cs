using System.Security.Cryptography;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>P_SHA256 of RFC 5246, section 5.</summary>
internal static class PseudoRandom
{
    public static byte[] Sha256(byte[] secret, byte[] seed, int length)
    {
        var result = new byte[length];
        var a = seed;
        for (var done = 0; done < length; done += HMACSHA256.HashSizeInBytes)
        {
            a = HMACSHA256.HashData(secret, a);
            HMACSHA256.HashData(secret, (byte[])[.. a, .. seed]).AsSpan(0, Math.Min(HMACSHA256.HashSizeInBytes, length - done)).CopyTo(result.AsSpan(done));
        }
        return result;
    }
}
