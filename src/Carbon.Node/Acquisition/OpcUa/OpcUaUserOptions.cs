using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>A user of a server: a name with a password, or a certificate with its key.</summary>
public sealed record OpcUaUserOptions
{
    /// <summary>User name.</summary>
    public string? Name { get; init; }

    /// <summary>Password; <c>env:NAME</c> and <c>file:PATH</c> tell where it stands.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>File of the user's certificate (DER or PEM).</summary>
    public string? CertificateFile { get; init; }

    /// <summary>File of its RSA key (PEM).</summary>
    public string? KeyFile { get; init; }

    /// <summary>Lets the password go over the line in clear where the server offers nothing better.</summary>
    public bool AllowClearPassword { get; init; }

    /// <summary>What is wrong with these options; <paramref name="path"/> is their JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (Name is null == CertificateFile is null)
            yield return new(path, "a user is a name with a password, or a certificateFile with a keyFile");
        if (Name is not null && string.IsNullOrEmpty(Password))
            yield return new($"{path}.password", "a user name needs a password");
        if (CertificateFile is not null && string.IsNullOrEmpty(KeyFile))
            yield return new($"{path}.keyFile", "a certificate needs its key");
    }

    /// <summary>Everything but the secrets.</summary>
    public override string ToString() => Name is null ? $"certificate {CertificateFile}" : $"user {Name}";
}
