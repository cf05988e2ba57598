using System.Collections.Immutable;

namespace Carbon.Accounting.Lines;

/// <summary>A symbol of a line, or of a component of one of its lists, whose value arrives at evaluation.</summary>
/// <param name="Name">Its name in the statement: <c>AD</c>, or <c>AD_r__2</c> for the second component.</param>
/// <param name="Symbol">The symbol of the method.</param>
/// <param name="Unit">Unit in which it arrives.</param>
internal sealed record LiveSymbol(string Name, string Symbol, string Unit)
{
    /// <summary>The live symbols of a binding; their order is that of the slots of the formula.</summary>
    internal static ImmutableArray<LiveSymbol> Of(LineBinding binding) =>
    [
        .. binding.Live.Select(live => new LiveSymbol(live.Key, live.Key, live.Value)),
        .. from list in binding.Components
           from item in list.Value.Select((item, i) => (item.Live, Number: i + 1))
           from live in item.Live
           select new LiveSymbol(NameOf(live.Key, item.Number), live.Key, live.Value),
    ];

    /// <summary>Name of a symbol of the component with this number, from 1.</summary>
    internal static string NameOf(string symbol, int number) => FormattableString.Invariant($"{symbol}__{number}");
}
