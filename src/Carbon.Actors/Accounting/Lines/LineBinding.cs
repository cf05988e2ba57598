using System.Collections.Immutable;

namespace Carbon.Accounting.Lines;

/// <summary>Binds the symbols of one line of a source (clause 9.2 c: which data item is which symbol).</summary>
/// <param name="SourceId">Full id of the source, for example <c>M08.elec</c>.</param>
/// <param name="Item">Label of the line.</param>
/// <param name="Select">Rows chosen by token, for example <c>fuel: diesel</c>.</param>
/// <param name="Given">Entered values and chosen table rows by symbol.</param>
/// <param name="Live">Symbols whose values arrive at evaluation, with the unit in which they arrive.</param>
/// <param name="GwpSet">GWP set in force; null for that of the method.</param>
public sealed record LineBinding(
    string SourceId,
    string Item,
    ImmutableSortedDictionary<string, string> Select,
    ImmutableSortedDictionary<string, GivenValue> Given,
    ImmutableSortedDictionary<string, string> Live,
    string? GwpSet)
{
    /// <summary>Items of the lists that the formulas sum over, by index.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<LineItem>> Components { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<LineItem>>(StringComparer.Ordinal);
}

/// <summary>One item of a list of a line.</summary>
/// <param name="Item">Label, or null.</param>
/// <param name="Select">Rows chosen by token; a token that is absent is looked up in the line.</param>
/// <param name="Given">Values by symbol.</param>
public sealed record LineItem(string? Item, ImmutableSortedDictionary<string, string> Select, ImmutableSortedDictionary<string, GivenValue> Given)
{
    /// <summary>Symbols whose values arrive at evaluation, with the unit in which they arrive.</summary>
    public ImmutableSortedDictionary<string, string> Live { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
