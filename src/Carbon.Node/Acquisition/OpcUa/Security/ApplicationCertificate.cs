using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Node.Acquisition.OpcUa.Security;

/// <summary>How the terminal presents itself to OPC UA servers (Part 6, 6.2.2): a self-signed certificate made at first use and kept from then on. Servers are made to trust <c>carbon-client.der</c>.</summary>
public sealed class ApplicationCertificate : IDisposable
{
    /// <summary>The certificate, to be copied to servers.</summary>
    public const string CertificateFile = "carbon-client.der";

    /// <summary>Its private key; it never leaves the terminal.</summary>
    public const string KeyFile = "carbon-client.key";

    private const int Years = 20;

    private ApplicationCertificate(X509Certificate2 certificate, string uri) => (Certificate, Uri) = (certificate, uri);

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The application's URI, which stands in the certificate too.</summary>
    public string Uri { get; }

    /// <summary>The certificate kept in <paramref name="folder"/>; made where there is none.</summary>
    /// <exception cref="IOException">The files cannot be read or written; the message names them.</exception>
    public static ApplicationCertificate Keep(string folder, TimeProvider time)
    {
        var (file, key) = (Path.Combine(folder, CertificateFile), Path.Combine(folder, KeyFile));
        try
        {
            if (!File.Exists(file) || !File.Exists(key))
                Write(folder, file, key, time);
            using var plain = X509CertificateLoader.LoadCertificateFromFile(file);
            using var rsa = RSA.Create();
            rsa.ImportFromPem(File.ReadAllText(key));
            return new(plain.CopyWithPrivateKey(rsa), UriOf(plain) ?? throw new CryptographicException("it holds no URI of the application"));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or UnauthorizedAccessException)
        {
            throw new IOException($"The OPC UA certificate {file} with {key} cannot be used: {failure.Message}. Restore both files, or remove both: new ones are made, and servers must trust them anew.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    /// <summary>The URI among the alternative names of a certificate.</summary>
    internal static string? UriOf(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(e => e.Oid?.Value == "2.5.29.17") is not { } names)
            return null;
        var uri = new Asn1Tag(TagClass.ContextSpecific, 6);
        var sequence = new AsnReader(names.RawData, AsnEncodingRules.DER).ReadSequence();
        while (sequence.HasData)
        {
            if (sequence.PeekTag().HasSameClassAndValue(uri))
                return sequence.ReadCharacterString(UniversalTagNumber.IA5String, uri);
            sequence.ReadEncodedValue();
        }
        return null;
    }

    private static void Write(string folder, string file, string keyFile, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        using var key = RSA.Create(2048);
        var host = Dns.GetHostName();
        using var certificate = Request(key, host).CreateSelfSigned(time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddYears(Years));
        var secret = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            secret.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new StreamWriter(keyFile, System.Text.Encoding.ASCII, secret))
            stream.Write(key.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(file, certificate.RawData);
    }

    private static CertificateRequest Request(RSA key, string host)
    {
        var request = new CertificateRequest($"CN=Carbon terminal {host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(new($"urn:{System.Uri.EscapeDataString(host)}:carbon:{Guid.NewGuid():N}"));
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment | X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }
}
