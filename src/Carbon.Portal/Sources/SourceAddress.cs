namespace Carbon.Portal.Sources;

/// <summary>Addresses of the pages of emission sources.</summary>
public static class SourceAddress
{
    /// <summary>All sources.</summary>
    public const string Page = "/sources";

    /// <summary>Binding a new source.</summary>
    public const string New = "/sources/new";

    /// <summary>A source.</summary>
    public static string Of(string id) => $"{Page}/{Uri.EscapeDataString(id)}";

    /// <summary>Binding a source anew.</summary>
    public static string Edit(string id) => $"{Of(id)}/edit";
}
