using System.Globalization;
using Carbon.Accounting.Sources;

namespace Carbon.Portal.Entries;

/// <summary>Addresses of the pages and files of entries.</summary>
public static class EntryAddress
{
    /// <summary>What is due.</summary>
    public const string Due = "/entries/due";

    /// <summary>All data items.</summary>
    public const string Items = "/entries/items";

    /// <summary>What waits for review.</summary>
    public const string Review = "/entries/review";

    /// <summary>Bringing in a table.</summary>
    public const string Import = "/entries/import";

    /// <summary>Making a data item.</summary>
    public const string NewItem = "/entries/new-item";

    /// <summary>A data item.</summary>
    public static string Item(string item) => $"{Items}/{Uri.EscapeDataString(item)}";

    /// <summary>The settings of a data item.</summary>
    public static string Settings(string item) => $"{Item(item)}/settings";

    /// <summary>An entry.</summary>
    public static string Entry(string item, string entry) => $"{Item(item)}/entry/{Uri.EscapeDataString(entry)}";

    /// <summary>The form of a new entry, for days where they are known.</summary>
    public static string Enter(string item, DateOnly? from = null, DateOnly? to = null) =>
        $"{Item(item)}/enter" + (from is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"));

    /// <summary>The form over a draft.</summary>
    public static string EditDraft(string item, string entry) => $"{Item(item)}/enter?draft={Uri.EscapeDataString(entry)}";

    /// <summary>The form of an entry that supersedes another.</summary>
    public static string Correct(string item, string entry) => $"{Item(item)}/enter?corrects={Uri.EscapeDataString(entry)}";

    /// <summary>The file of a voucher.</summary>
    public static string Voucher(string item, string entry, string sha256) =>
        $"/api/v1/items/{Uri.EscapeDataString(item)}/entries/{Uri.EscapeDataString(entry)}/vouchers/{sha256}";

    /// <summary>The table to fill in.</summary>
    public static string Template(string format) => $"/api/v1/entries/template?format={format}";

    /// <summary>The page of what a term is read from: an instrument, or the item that people enter in its place.</summary>
    public static string Of(string meter, string? point = null) => ItemTerms.IsItem(meter, out var item)
        ? Item(item)
        : $"/meters/{Uri.EscapeDataString(meter)}" + (point is null ? "" : $"?point={Uri.EscapeDataString(point)}");
}
