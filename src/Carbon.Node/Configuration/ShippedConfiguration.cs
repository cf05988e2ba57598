using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;

namespace Carbon.Node.Configuration;

/// <summary>What travels with the program: configurations, methods and factors.</summary>
public static class ShippedConfiguration
{
    /// <summary>The folder, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>Reads the libraries of methods and factors, with one of the plant's own beside them where there is one.</summary>
    /// <exception cref="AccountingLibraryException">They are not sound; every problem is named.</exception>
    public static AccountingLibrary Library(string? own = null) => AccountingLibrary.Load(Folder, own);

    /// <summary>Reads the rules of uncertainty: the user's, in the data folder's <c>library/</c>, else those shipped.</summary>
    /// <param name="dataFolder">Data folder of the node; null: only those shipped.</param>
    /// <exception cref="AccountingLibraryException">The file is not sound; every problem is named with its line.</exception>
    public static UncertaintyRules Uncertainty(string? dataFolder)
    {
        var own = dataFolder is null ? null : Path.Combine(dataFolder, "library", UncertaintyRules.FileName);
        return UncertaintyRules.Load(File.Exists(own) ? own : Path.Combine(Folder, UncertaintyRules.FileName));
    }
}
