namespace Carbon.Registry.Entries;

/// <summary>Where a data folder keeps the vouchers of entries: each file under the SHA-256 of its content.</summary>
/// <param name="dataFolder">Data folder of the node.</param>
public sealed class VoucherFolder(string dataFolder)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(dataFolder, "vouchers");

    /// <summary>The file of a hash, lower-case hexadecimal.</summary>
    public string FileOf(string sha256) => System.IO.Path.Combine(Path, sha256[..2], sha256);
}
