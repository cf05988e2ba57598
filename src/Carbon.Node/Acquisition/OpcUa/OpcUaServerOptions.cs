using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Security;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>Which server, how protected, and as whom.</summary>
public sealed record OpcUaServerOptions
{
    /// <summary>Address: <c>opc.tcp://host:4840</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>How the connection is protected.</summary>
    public OpcUaSecurity Security { get; init; } = OpcUaSecurity.SignAndEncrypt;

    /// <summary>SHA-256 thumbprints of the server certificates that are trusted; more than one while a server's certificate is exchanged.</summary>
    public IReadOnlyList<string> TrustedCertificates { get; init; } = [];

    /// <summary>The user; left out: anonymous.</summary>
    public OpcUaUserOptions? User { get; init; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a token of the secure channel is used before it is renewed.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the server keeps session and subscription while the terminal is away.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with these options; <paramref name="path"/> is their JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (OpcUaAddress.Parse(Endpoint) is null)
            yield return new($"{path}.endpoint", $"'{Endpoint}' is no address; one looks like opc.tcp://192.168.10.6:4840");
        for (var i = 0; i < TrustedCertificates.Count; i++)
            if (ServerCertificate.Canonical(TrustedCertificates[i]) is null)
                yield return new($"{path}.trustedCertificates[{i}]", "a thumbprint is SHA-256, 64 hexadecimal digits");
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(5))
            yield return new($"{path}.timeout", "must be between 100ms and 5m");
        if (TokenLifetime < TimeSpan.FromSeconds(1) || TokenLifetime > TimeSpan.FromDays(1))
            yield return new($"{path}.tokenLifetime", "must be between 1s and 1d");
        if (SessionTimeout < TimeSpan.FromSeconds(10) || SessionTimeout > TimeSpan.FromDays(1))
            yield return new($"{path}.sessionTimeout", "must be between 10s and 1d");
        foreach (var problem in User?.Validate($"{path}.user") ?? [])
            yield return problem;
    }
}
