using System.Collections.Immutable;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Lines;

/// <summary>Where a symbol is looked up: the line, or one item of each list that is being summed.</summary>
internal sealed record LineScope(ImmutableDictionary<string, ScopedItem> Items)
{
    internal static LineScope Line { get; } = new(ImmutableDictionary.Create<string, ScopedItem>(StringComparer.Ordinal));

    internal LineScope With(string index, ScopedItem item) => new(Items.SetItem(index, item));

    /// <summary>The item that carries a parameter, or null for the line itself.</summary>
    internal ScopedItem? Of(Parameter parameter) => parameter.Index is null ? null : Items.GetValueOrDefault(parameter.Index);
}

/// <summary>An item with its number, from 1.</summary>
internal sealed record ScopedItem(LineItem Item, int Number);
