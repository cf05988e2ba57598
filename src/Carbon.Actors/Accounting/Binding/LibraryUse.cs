using System.Collections.Immutable;
using System.Globalization;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>
/// A version of a method or table that a source was bound to never changes its content: what a figure was made by has to be found again under
/// the version its trace names.
/// </summary>
public static class LibraryUse
{
    /// <summary>Versions that have another content than the one sources were bound to.</summary>
    public static ImmutableArray<string> Problems(IEnumerable<SourceRecord> sources, AccountingLibrary library)
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var used in source.FactorVersion.Split("; ").Append(source.MethodVersion).Select(Parse).OfType<(string Id, int Version, string Hash)>())
            {
                if (Found(library, used.Id, used.Version) is { } hash && hash != used.Hash)
                    problems.Add(FormattableString.Invariant($"{used.Id} version {used.Version} is not what the source '{source.Id}' was bound to (content {hash}, then {used.Hash}): put the content back, or raise the version and bind anew"));
            }
        }
        return [.. problems];
    }

    private static string? Found(AccountingLibrary library, string id, int version)
    {
        if (library.Versions.FirstOrDefault(m => m.Id == id && m.Version == version) is { } method)
            return method.Hash[..8];
        return library.Factors.Find(id) is { } table && table.Number == version ? table.Version[^8..] : null;
    }

    /// <summary>Reads <c>M08/1#1a2b3c4d</c>.</summary>
    private static (string, int, string)? Parse(string stamp)
    {
        var (slash, hash) = (stamp.LastIndexOf('/'), stamp.LastIndexOf('#'));
        return slash > 0 && hash > slash && int.TryParse(stamp.AsSpan(slash + 1, hash - slash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (stamp[..slash], version, stamp[(hash + 1)..]) : null;
    }
}
