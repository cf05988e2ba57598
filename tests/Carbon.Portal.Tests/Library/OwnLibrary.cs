using Carbon.Accounting;

namespace Carbon.Portal.Tests.Library;

/// <summary>The shipped library with files of one's own beside it.</summary>
internal static class OwnLibrary
{
    /// <summary>The library with a second version of a shipped method.</summary>
    public static AccountingLibrary WithSecondVersion(string method)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "config");
        return With("methods", $"{method}.yaml", File.ReadAllText(Directory.GetFiles(Path.Combine(shipped, "methods"), $"{method}-*.yaml").Single())
            .Replace("\nversion: 1\n", "\nversion: 2\n", StringComparison.Ordinal));
    }

    /// <summary>The library with one more file.</summary>
    public static AccountingLibrary With(string kind, string file, string content)
    {
        var own = Directory.CreateTempSubdirectory("carbon-own-library-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(own, kind));
            File.WriteAllText(Path.Combine(own, kind, file), content);
            return AccountingLibrary.Load(Path.Combine(AppContext.BaseDirectory, "config"), own);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }
}
