namespace Carbon.Portal.Library;

/// <summary>Addresses of the library's pages.</summary>
public static class LibraryAddress
{
    /// <summary>List of methods.</summary>
    public const string Methods = "/library/methods";

    /// <summary>List of factor tables.</summary>
    public const string Tables = "/library/tables";

    /// <summary>A method.</summary>
    public static string Method(string id) => $"{Methods}/{Uri.EscapeDataString(id)}";

    /// <summary>A version of a method.</summary>
    public static string Method(string id, int version) => FormattableString.Invariant($"{Method(id)}?version={version}");

    /// <summary>A source on the page of its method.</summary>
    public static string Source(string id) => id.LastIndexOf('.') is > 0 and var dot ? $"{Method(id[..dot])}#{Uri.EscapeDataString(id)}" : Method(id);

    /// <summary>A factor table, and where given a row of it.</summary>
    public static string Table(string reference, string? row = null) =>
        $"{Tables}/{Uri.EscapeDataString(reference)}{(row is null ? "" : $"#{Uri.EscapeDataString(row)}")}";
}
