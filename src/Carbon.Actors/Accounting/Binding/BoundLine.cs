using System.Collections.Immutable;
using Carbon.Accounting.Lines;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>A binding as a line of its method, prepared as often as its symbols have values.</summary>
/// <param name="library">Methods and factors.</param>
/// <param name="item">Label of the line.</param>
/// <param name="binding">The binding, flat (<see cref="BoundLists"/>), with the units of its terms.</param>
/// <param name="values">Values given by symbol.</param>
internal sealed class BoundLine(AccountingLibrary library, string item, BindingRecord binding, ImmutableSortedDictionary<string, ImmutableArray<DatedGiven>> values)
{
    private readonly SortedSet<string> factors = new(StringComparer.Ordinal);

    /// <summary>What was asked for.</summary>
    public BindingRecord Binding => binding;

    /// <summary>The values given for a symbol; none where it has a default.</summary>
    public ImmutableArray<DatedGiven> Values(string symbol) => values.GetValueOrDefault(symbol, []);

    /// <summary>The data item of a symbol, or null.</summary>
    public string? Item(string symbol) => binding.Given.FirstOrDefault(g => g.Symbol == symbol && g.Item.Length > 0)?.Item;

    /// <summary>The line with the first value of every symbol, data items arriving as measured quantities do.</summary>
    public LineEvaluator Prepare() => Prepare(null, 0);

    /// <summary>The line with another value of one symbol; with its default where it has no values of its own.</summary>
    public LineEvaluator Prepare(string? symbol, int which)
    {
        var live = binding.Activity.Select(a => KeyValuePair.Create(a.Symbol, a.Unit))
            .Concat(binding.Given.Where(g => g.Item.Length > 0 && g.Symbol != symbol).Select(g => KeyValuePair.Create(g.Symbol, g.ItemUnit)))
            .ToDictionary(StringComparer.Ordinal);
        var given = values.Where(v => !live.ContainsKey(v.Key) && v.Value.Length > 0)
            .ToDictionary(v => v.Key, v => v.Value[v.Key == symbol ? which : 0].Value, StringComparer.Ordinal);
        var components = BoundLists.Take(binding, given, live);
        var select = binding.Select.ToImmutableSortedDictionary(s => s.Token, s => s.Row, StringComparer.Ordinal);
        var evaluator = library.Prepare(new LineBinding(
            binding.MethodSource, item, select, given.ToImmutableSortedDictionary(StringComparer.Ordinal), live.ToImmutableSortedDictionary(StringComparer.Ordinal),
            binding.GwpSet.Length == 0 ? null : binding.GwpSet)
        {
            Components = components,
        });
        if (evaluator.FactorVersion.Length > 0)
            factors.UnionWith(evaluator.FactorVersion.Split("; "));
        return evaluator;
    }

    /// <summary>The factor tables of all values, with their versions.</summary>
    public string FactorVersion()
    {
        foreach (var (symbol, all) in values)
        {
            for (var i = 0; i < all.Length; i++)
                Prepare(symbol, i);
        }
        return string.Join("; ", factors);
    }
}
