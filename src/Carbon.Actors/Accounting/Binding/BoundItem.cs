using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>A data item of quantities feeds sources as a meter does, under a name of its own.</summary>
public static class BoundItem
{
    /// <summary>The term of an expression that is a data item.</summary>
    public static TermRecord Term(string name, string item) => new() { Name = name, Meter = ItemTerms.Meter(item), Point = ItemTerms.Point };

    /// <summary>The data item of a term; null where the term is a measuring point.</summary>
    public static string? Of(TermRecord term) => ItemTerms.IsItem(term.Meter, out var item) ? item : null;
}
