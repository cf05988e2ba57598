namespace Carbon.Accounting.Sources;

/// <summary>Data items among the terms of a source: an item's quantity stands where a meter's point would.</summary>
public static class ItemTerms
{
    /// <summary>The one point of a data item.</summary>
    public const string Point = "quantity";

    private const string Prefix = "item:";

    /// <summary>The meter by which a data item appears in a term.</summary>
    public static string Meter(string item) => Prefix + item;

    /// <summary>True where a term's meter is a data item.</summary>
    public static bool IsItem(string meter, out string item)
    {
        var found = meter.StartsWith(Prefix, StringComparison.Ordinal);
        item = found ? meter[Prefix.Length..] : "";
        return found;
    }
}
