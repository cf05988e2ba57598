namespace Carbon.Node.Configuration;

/// <summary>Certificate and key, PEM files; relative paths count from the configuration file.</summary>
public sealed record TlsSection
{
    /// <summary>Certificate with its chain.</summary>
    public required string Certificate { get; init; }

    /// <summary>Private key.</summary>
    public required string Key { get; init; }
}
