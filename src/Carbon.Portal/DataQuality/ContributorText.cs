using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Portal.Entries;
using Carbon.Portal.Language;
using Carbon.Portal.Library;

namespace Carbon.Portal.DataQuality;

/// <summary>What an error comes from, in words, and where it can be looked at.</summary>
/// <param name="words">Words of the portal.</param>
/// <param name="library">Factor tables.</param>
/// <param name="meters">Names of meters.</param>
/// <param name="sources">Names of sources.</param>
public sealed class ContributorText(Words words, AccountingLibrary library, Func<string, string> meters, Func<string, string> sources)
{
    /// <summary>Kind of the contributor.</summary>
    public string Kind(ContributorKey key) => words[$"contributor.{key.Kind.ToString().ToLowerInvariant()}"];

    /// <summary>Its name.</summary>
    public string Name(ContributorKey key) => key.Kind switch
    {
        ContributorKind.Instrument => meters(key.Id),
        ContributorKind.Estimated or ContributorKind.Filled or ContributorKind.Manual or ContributorKind.UnderReview => Point(key.Id),
        ContributorKind.Factor when Row(key.Id) is { } row => row.Name,
        ContributorKind.Given => Given(key.Id),
        ContributorKind.Source => sources(key.Id),
        _ => key.Id,
    };

    /// <summary>Address of its page; null where it has none.</summary>
    public string? Address(ContributorKey key) => key.Kind switch
    {
        ContributorKind.Instrument => EntryAddress.Of(key.Id),
        ContributorKind.Estimated or ContributorKind.Filled or ContributorKind.Manual or ContributorKind.UnderReview => EntryAddress.Of(key.Id.Split('/')[0]),
        ContributorKind.Item => EntryAddress.Item(key.Id),
        ContributorKind.Factor => Row(key.Id)?.Address,
        ContributorKind.Given => "/sources#" + Uri.EscapeDataString(key.Id.Split('/')[0]),
        ContributorKind.Source => "/sources#" + Uri.EscapeDataString(key.Id),
        _ => null,
    };

    /// <summary>Why an uncertainty is unknown.</summary>
    public string Why(UncertaintyGap gap) => words[$"gap.{gap.Code}", [.. gap.Details]];

    private string Point(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? meters(id) : $"{meters(id[..slash])} · {id[(slash + 1)..]}";
    }

    private string Given(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? id : $"{sources(id[..slash])} · {id[(slash + 1)..]}";
    }

    /// <summary>A key such as <c>fuels.T/natural_gas [tC/GJ]</c>.</summary>
    private (string Name, string Address)? Row(string id)
    {
        var bracket = id.LastIndexOf(" [", StringComparison.Ordinal);
        var (plain, unit) = bracket < 0 ? (id, "") : (id[..bracket], id[(bracket + 2)..].TrimEnd(']'));
        var slash = plain.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || library.Factors.Find(plain[..slash]) is not { } table)
            return null;
        var row = table.Find(plain[(slash + 1)..]);
        var name = $"{words.Name(table.Title.Zh ?? table.Title.En ?? plain[..slash], table.Title.En ?? plain[..slash])} · {(row is null ? plain[(slash + 1)..] : words.Name(row.Title.Zh ?? row.Key, row.Title.En ?? row.Key))}";
        return (Figures.UnitText.Of(unit) is { Length: > 0 } written ? $"{name} ({written})" : name, LibraryAddress.Table(plain[..slash], plain[(slash + 1)..]));
    }
}
