using Carbon.Accounting;
using Carbon.Tests.Accounting;

namespace Carbon.Tests.Golden;

/// <summary>A terminal refuses to start with a version in use whose content changed; so a shipped version never changes.</summary>
public sealed class LibraryBaselineTests
{
    public const string File = "library.txt";

    [Fact]
    public void A_shipped_version_keeps_its_content()
    {
        var library = AccountingLibrary.Load(ShippedLibrary.ConfigFolder);
        var now = library.Versions.Select(m => m.Stamp).Concat(library.Factors.Tables.Values.Select(t => t.Version)).Order(StringComparer.Ordinal).ToList();
        if (GoldenFiles.Writing)
            GoldenFiles.Write(File, string.Concat(now.Select(l => l + "\n")));

        // Raise the version in the file that changed, then write it down with CARBON_WRITE_GOLDEN=1.
        Assert.Equal(GoldenFiles.Read(File)!.Split('\n', StringSplitOptions.RemoveEmptyEntries), now);
    }
}
