using System.Runtime.CompilerServices;

namespace Carbon.Tests.Golden;

/// <summary>Frozen texts beside the tests. With CARBON_WRITE_GOLDEN=1 missing ones are written; a frozen message is never written again.</summary>
internal static class GoldenFiles
{
    public static bool Writing => Environment.GetEnvironmentVariable("CARBON_WRITE_GOLDEN") == "1";

    public static string? Read(string name) => File.Exists(Frozen(name)) ? File.ReadAllText(Frozen(name)).ReplaceLineEndings("\n") : null;

    public static IEnumerable<string> Names => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.txt").Select(f => Path.GetFileName(f));

    public static void Write(string name, string text, [CallerFilePath] string here = "")
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(here)!, name), text);
        File.WriteAllText(Frozen(name), text);
    }

    private static string Frozen(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);
}
