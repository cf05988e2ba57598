using System.Collections.Immutable;

namespace Carbon.Accounting.Factors;

/// <summary>All factor tables and the documents they cite. Immutable.</summary>
/// <param name="tables">Tables by reference.</param>
/// <param name="documents">Titles of documents by id.</param>
public sealed class FactorLibrary(ImmutableSortedDictionary<string, FactorTable> tables, ImmutableDictionary<string, string> documents)
{
    /// <summary>Tables by reference (<c>file.table</c>).</summary>
    public ImmutableSortedDictionary<string, FactorTable> Tables { get; } = tables;

    /// <summary>The table of GWPs by IPCC report.</summary>
    public const string GwpTable = "gwp.GWP100";

    /// <summary>The table of a reference, or null.</summary>
    public FactorTable? Find(string reference) => Tables.GetValueOrDefault(reference);

    /// <summary>A source as the files cite it, with the title of its document where the id is known.</summary>
    public string? Cite(string? source)
    {
        if (source is null)
        {
            return null;
        }
        var id = source.Split(' ', ';', ',')[0];
        return documents.TryGetValue(id, out var title) ? $"{source} ({title})" : source;
    }
}
