using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>The certificates of a TLS connection, read from their files when it is opened, so that a renewed one is used at the next.</summary>
public sealed class TlsIdentity
{
    private readonly X509Certificate2Collection? authorities;
    private readonly bool insecure;

    /// <summary>Reads the files of <paramref name="options"/>.</summary>
    /// <exception cref="IOException">A file is missing or holds no certificate; the message names it.</exception>
    public TlsIdentity(TlsOptions options)
    {
        insecure = options.Insecure;
        authorities = options.CaFile is { } ca ? Read(ca, () => Authorities(ca)) : null;
        Own = options.CertificateFile is { } own ? Read(own, () => Certificate(own, options)) : null;
    }

    /// <summary>The terminal's own certificate; null where it has none.</summary>
    public X509Certificate2? Own { get; }

    /// <summary>True for a name of a PKCS #12 file.</summary>
    public static bool IsPfx(string file) => Path.GetExtension(file).ToUpperInvariant() is ".PFX" or ".P12";

    /// <summary>True where the server may be believed; else <paramref name="reason"/> says why not.</summary>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, out string reason)
    {
        reason = "";
        if (insecure)
            return true;
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            reason = "the server shows no certificate";
        else if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            reason = "the server's certificate is for another name; give the name it carries as tls serverName if that is right";
        else if (authorities is null && errors != SslPolicyErrors.None)
            reason = $"the server's certificate is not trusted: {Status(chain)}; name the authority's certificate as tls caFile if it is your own";
        else if (authorities is not null)
            reason = Distrust(certificate, chain);
        return reason.Length == 0;
    }

    private string Distrust(X509Certificate certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities!);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(server) ? "" : $"the server's certificate was not signed by an authority in tls caFile, or is not valid now: {Status(chain)}";
    }

    private static string Status(X509Chain? chain) =>
        chain is { ChainStatus.Length: > 0 } ? string.Join(", ", chain.ChainStatus.Select(s => s.Status)) : "no chain";

    private static X509Certificate2Collection Authorities(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found.Count > 0 ? found : throw new CryptographicException("no certificate in it");
    }

    private static X509Certificate2 Certificate(string file, TlsOptions options)
    {
        var password = options.KeyPassword is { } secret ? Secret.Read(secret) : null;
        if (IsPfx(file))
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        using var pem = password is null ? X509Certificate2.CreateFromPemFile(file, options.KeyFile) : X509Certificate2.CreateFromEncryptedPemFile(file, password, options.KeyFile);
        // Windows does not present a key that was never in a store.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    private static T Read<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"the certificate file {file} cannot be used: {failure.Message}", failure);
        }
    }
}
