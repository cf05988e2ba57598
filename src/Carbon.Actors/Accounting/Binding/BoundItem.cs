using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>A data item of quantities feeds sources as a meter does, under a name of its own.</summary>
public static class BoundItem
{
    private const string Prefix = "item:";

    /// <summary>The point under which an item feeds.</summary>
    public const string Point = "quantity";

    /// <summary>The term of an expression that is a data item.</summary>
    public static TermRecord Term(string name, string item) => new() { Name = name, Meter = Prefix + item, Point = Point };

    /// <summary>The data item of a term; null where the term is a measuring point.</summary>
    public static string? Of(TermRecord term) => term.Meter.StartsWith(Prefix, StringComparison.Ordinal) ? term.Meter[Prefix.Length..] : null;
}
