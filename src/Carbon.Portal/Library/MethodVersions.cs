using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting;
using Carbon.Accounting.Methods;
using Carbon.Contracts;

namespace Carbon.Portal.Library;

/// <summary>A version of a method that is loaded, and the sources that compute by it.</summary>
/// <param name="Method">The method in this version.</param>
/// <param name="Newest">True for the highest version: new bindings take it.</param>
/// <param name="Sources">Sources that were bound to it.</param>
public sealed record MethodVersion(Method Method, bool Newest, IReadOnlyList<SourceRecord> Sources);

/// <summary>All versions of a method, shipped and of one's own, newest first.</summary>
/// <param name="Loaded">What is loaded.</param>
/// <param name="Elsewhere">Sources whose stamp is none of the loaded versions.</param>
public sealed record MethodVersions(ImmutableArray<MethodVersion> Loaded, IReadOnlyList<SourceRecord> Elsewhere)
{
    /// <summary>The versions of a method.</summary>
    /// <param name="library">The library.</param>
    /// <param name="id">Id of the method.</param>
    /// <param name="sources">Live sources that compute by any version of it.</param>
    public static MethodVersions Of(AccountingLibrary library, string id, IReadOnlyList<SourceRecord> sources)
    {
        var methods = library.Versions.Where(m => m.Id == id).OrderByDescending(m => m.Version).ToList();
        return new MethodVersions(
            [.. methods.Select((m, i) => new MethodVersion(m, i == 0, [.. sources.Where(s => s.MethodVersion == m.Stamp)]))],
            [.. sources.Where(s => methods.All(m => m.Stamp != s.MethodVersion))]);
    }

    /// <summary>The version of an address, the newest where it names none; null where there is no such version.</summary>
    public Method? Find(string? version) => string.IsNullOrEmpty(version)
        ? Loaded.FirstOrDefault()?.Method
        : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Loaded.FirstOrDefault(v => v.Method.Version == number)?.Method : null;
}
