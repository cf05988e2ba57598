using Carbon.Accounting;

namespace Carbon.Node.Configuration;

/// <summary>What travels with the program: configurations, methods and factors.</summary>
public static class ShippedConfiguration
{
    /// <summary>The folder, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>Reads the libraries of methods and factors.</summary>
    /// <exception cref="AccountingLibraryException">They are not sound; every problem is named.</exception>
    public static AccountingLibrary Library() => AccountingLibrary.Load(Folder);
}
