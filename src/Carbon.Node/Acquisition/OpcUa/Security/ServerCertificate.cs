using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>Whether a server is the one that was meant: its certificate is trusted by its SHA-256 thumbprint, never by chance.</summary>
internal static class ServerCertificate
{
    private const int ShortestKey = 2048;
    private const int LongestKey = 4096;

    /// <summary>SHA-256 of a certificate, 64 hexadecimal digits.</summary>
    public static string Thumbprint(byte[] certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate));

    /// <summary>A thumbprint as people write it, without colons and blanks; null when it is none.</summary>
    public static string? Canonical(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit) ? digits : null;
    }

    /// <summary>The first certificate of a chain as servers send it.</summary>
    /// <exception cref="OpcUaFormatException">There is none.</exception>
    public static byte[] First(byte[]? chain)
    {
        try
        {
            return new AsnReader(chain ?? [], AsnEncodingRules.BER).ReadEncodedValue().ToArray();
        }
        catch (AsnContentException failure)
        {
            throw new OpcUaFormatException($"the server's certificate cannot be read: {failure.Message}");
        }
    }

    /// <summary>The certificate of a server, when it is trusted.</summary>
    /// <exception cref="OpcUaTrustException">It is not trusted yet; the message tells what to do.</exception>
    /// <exception cref="OpcUaFormatException">It is no certificate with a usable RSA key.</exception>
    public static X509Certificate2 Trusted(byte[]? chain, IReadOnlyList<string> trusted)
    {
        var bytes = First(chain);
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException failure)
        {
            throw new OpcUaFormatException($"the server's certificate cannot be read: {failure.Message}");
        }
        if (!trusted.Select(Canonical).Contains(Thumbprint(bytes)))
            using (certificate)
                throw new OpcUaTrustException(Thumbprint(bytes), certificate.Subject, certificate.NotAfter.ToUniversalTime());
        using var key = certificate.GetRSAPublicKey();
        if (key is null || key.KeySize is < ShortestKey or > LongestKey || key.KeySize % 8 != 0)
            throw new OpcUaFormatException($"the server's certificate needs an RSA key of {ShortestKey} to {LongestKey} bits");
        return certificate;
    }
}

/// <summary>A server shows a certificate that nobody has trusted yet.</summary>
public sealed class OpcUaTrustException(string thumbprint, string subject, DateTime validUntil)
    : IOException($"The server's certificate is not trusted: {subject}, valid until {validUntil:yyyy-MM-dd}, SHA-256 {thumbprint}. Compare it with the one shown at the server, then put it into trustedCertificates of the channel's server.")
{
    /// <summary>SHA-256 of the certificate, 64 hexadecimal digits.</summary>
    public string Thumbprint => thumbprint;

    /// <summary>Whom the certificate names.</summary>
    public string Subject => subject;
}
