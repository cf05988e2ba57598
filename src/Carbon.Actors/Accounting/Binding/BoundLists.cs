using System.Collections.Immutable;
using Carbon.Accounting.Lines;
using Carbon.Accounting.Methods;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>
/// Components of lists are bound as symbols of the source that carry the number of their component: a binding is made flat, bound, and
/// folded again into what was asked for.
/// </summary>
internal static class BoundLists
{
    /// <summary>The binding with the symbols of all components among its own.</summary>
    public static BindingRecord Flat(BindingRecord asked)
    {
        var flat = asked.Clone();
        foreach (var (component, number) in Components(asked).Select(c => (c.Component, c.Number)))
        {
            flat.Given.AddRange(component.Given.Select(g => new GivenSymbolRecord(g) { Symbol = LiveSymbol.NameOf(g.Symbol, number) }));
            flat.Activity.AddRange(component.Activity.Select(a => new BoundActivityRecord(a) { Symbol = LiveSymbol.NameOf(a.Symbol, number) }));
        }
        return flat;
    }

    /// <summary>The binding as it was asked for, with what was found out about its flat symbols: units of points and items.</summary>
    public static BindingRecord Folded(BindingRecord flat, BindingRecord asked)
    {
        var folded = asked.Clone();
        var (given, activity) = (flat.Given.ToDictionary(g => g.Symbol), flat.Activity.ToDictionary(a => a.Symbol));
        Fold(folded.Given, folded.Activity, s => s);
        foreach (var (_, component, number) in Components(folded))
            Fold(component.Given, component.Activity, s => LiveSymbol.NameOf(s, number));
        return folded;

        void Fold(IList<GivenSymbolRecord> givens, IList<BoundActivityRecord> activities, Func<string, string> name)
        {
            for (var i = 0; i < givens.Count; i++)
                givens[i] = new GivenSymbolRecord(given[name(givens[i].Symbol)]) { Symbol = givens[i].Symbol };
            for (var i = 0; i < activities.Count; i++)
                activities[i] = new BoundActivityRecord(activity[name(activities[i].Symbol)]) { Symbol = activities[i].Symbol };
        }
    }

    /// <summary>The components as the line of the method takes them; their symbols are taken out of <paramref name="given"/> and <paramref name="live"/>.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<LineItem>> Take(
        BindingRecord binding, IDictionary<string, GivenValue> given, IDictionary<string, string> live)
    {
        var lists = binding.Lists.ToDictionary(l => l.Index, _ => ImmutableArray.CreateBuilder<LineItem>());
        foreach (var (index, component, number) in Components(binding))
        {
            var symbols = component.Given.Select(g => g.Symbol).Concat(component.Activity.Select(a => a.Symbol)).ToList();
            lists[index].Add(new LineItem(
                component.Item,
                component.Select.ToImmutableSortedDictionary(s => s.Token, s => s.Row, StringComparer.Ordinal),
                Taken(given, symbols, number))
            {
                Live = Taken(live, symbols, number),
            });
        }
        return lists.ToImmutableSortedDictionary(l => l.Key, l => l.Value.ToImmutable(), StringComparer.Ordinal);
    }

    /// <summary>What a component of a list is called, by the flat names of its symbols.</summary>
    public static IReadOnlyDictionary<string, string> Labels(BindingRecord binding) => Components(binding)
        .SelectMany(c => Symbols(c.Component).Select(s => (Name: LiveSymbol.NameOf(s, c.Number), c.Component.Item)))
        .DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Item);

    /// <summary>A problem that names component and symbol in place of a flat name.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="asked">The binding.</param>
    /// <param name="source">The source of the method; null where it is not known.</param>
    public static BindingProblem Problem(AccountingException problem, BindingRecord asked, Source? source)
    {
        var (symbol, message) = (problem.Symbol, problem.Message);
        foreach (var (index, component, number) in Components(asked))
        {
            var known = source?.Parameters.Where(p => p.Index == index).Select(p => p.Symbol) ?? [];
            foreach (var bound in Symbols(component).Union(known).OrderByDescending(s => s.Length))
            {
                var (flat, listed) = (LiveSymbol.NameOf(bound, number), FormattableString.Invariant($"{bound}[{number}]"));
                if (symbol == flat || symbol == listed)
                    symbol = FormattableString.Invariant($"components.{index}[{number - 1}].{bound}");
                var named = $"{bound} of component {number}{(component.Item.Length > 0 ? $" ({component.Item})" : "")} of {index}";
                message = message.Replace(flat, named, StringComparison.Ordinal).Replace(listed, named, StringComparison.Ordinal);
            }
        }
        return new BindingProblem(symbol, message);
    }

    /// <summary>What is wrong with the lists as such; null where nothing is.</summary>
    public static AccountingException? Wrong(BindingRecord asked, Source? source)
    {
        if (asked.Lists.GroupBy(l => l.Index).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            return new AccountingException($"the list {twice} is bound twice; bind it once", $"components.{twice}");
        foreach (var (index, component, number) in Components(asked))
        {
            var known = source?.Parameters.Where(p => p.Index == index).Select(p => p.Symbol).ToList() ?? [];
            if (known.Count > 0 && Symbols(component).FirstOrDefault(s => !known.Contains(s)) is { } stranger)
                return new AccountingException(FormattableString.Invariant($"{stranger} is no symbol of the list {index} of {source!.Id}; it has {string.Join(", ", known)}"), FormattableString.Invariant($"components.{index}[{number - 1}].{stranger}"));
        }
        return null;
    }

    private static IEnumerable<string> Symbols(ComponentRecord component) =>
        component.Given.Select(g => g.Symbol).Concat(component.Activity.Select(a => a.Symbol));

    private static IEnumerable<(string Index, ComponentRecord Component, int Number)> Components(BindingRecord binding) =>
        binding.Lists.SelectMany(l => l.Components.Select((c, i) => (l.Index, c, i + 1)));

    private static ImmutableSortedDictionary<string, T> Taken<T>(IDictionary<string, T> flat, IEnumerable<string> symbols, int number)
    {
        var taken = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            if (flat.Remove(LiveSymbol.NameOf(symbol, number), out var value))
                taken[symbol] = value;
        }
        return taken.ToImmutable();
    }
}
