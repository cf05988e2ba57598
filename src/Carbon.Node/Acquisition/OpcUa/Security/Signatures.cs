using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Messages;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Proof that one holds the key of a certificate (Part 4, 5.7.3).</summary>
internal static class Signatures
{
    public static SignatureData Sign(RSA key, byte[]? certificate, byte[]? nonce) => new()
    {
        Algorithm = SecurityPolicies.RsaSha256,
        Signature = key.SignData((byte[])[.. certificate ?? [], .. nonce ?? []], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };
}
