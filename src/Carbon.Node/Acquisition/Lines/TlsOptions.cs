using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Lines;

/// <summary>How the two ends of a TLS connection prove who they are. All files are PEM unless their name ends with <c>.pfx</c> or <c>.p12</c>.</summary>
public sealed record TlsOptions
{
    /// <summary>Certificates of the authorities that may have signed the server's. Null: those the operating system trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>The terminal's own certificate, where the server asks for one.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its private key, where that is a file of its own.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Password of the private key.</summary>
    [Secret]
    public string? KeyPassword { get; init; }

    /// <summary>Name that the server's certificate has to carry. Null: the host of the channel.</summary>
    public string? ServerName { get; init; }

    /// <summary>Accept any server, unchecked: for a trial on a bench only. Never assumed.</summary>
    public bool Insecure { get; init; }

    /// <summary>What is wrong with these options; <paramref name="path"/> is their JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (Insecure && (CaFile ?? ServerName) is not null)
            yield return new($"{path}.insecure", "an unchecked server needs no caFile and no serverName; leave out one or the other");
        if (KeyFile is not null && CertificateFile is null)
            yield return new($"{path}.keyFile", "a key without certificateFile proves nothing; name the certificate too");
        if (CertificateFile is not null && KeyFile is null && KeyPassword is not null && !TlsIdentity.IsPfx(CertificateFile))
            yield return new($"{path}.keyPassword", "name the keyFile that it opens");
    }
}
