using System.Collections.Immutable;
using Carbon.Accounting;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Lines;

namespace Carbon.Tests.Accounting;

/// <summary>The library as it is shipped, loaded once for a test class.</summary>
public sealed class ShippedLibrary
{
    public AccountingLibrary Library { get; } = AccountingLibrary.Load(ConfigFolder);

    public static string ConfigFolder => Path.Combine(AppContext.BaseDirectory, "config");

    public static IReadOnlyList<DataMap> Examples(string file) =>
        ((DataMap)YamlDocument.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "accounting", file)))).Maps("examples");

    public static LineBinding Line(string source, params (string Symbol, decimal Value, string? Unit)[] given) => new(
        source,
        "",
        Map<string>(),
        given.ToImmutableSortedDictionary(g => g.Symbol, g => (GivenValue)new EnteredValue(g.Value, g.Unit, "given"), StringComparer.Ordinal),
        Map<string>(),
        null);

    public static ImmutableSortedDictionary<string, T> Map<T>(params (string Key, T Value)[] entries) =>
        entries.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, decimal> NoLive { get; } = ImmutableDictionary<string, decimal>.Empty;
}
