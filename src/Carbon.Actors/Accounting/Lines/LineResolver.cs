using System.Collections.Immutable;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>
/// Settles what every symbol of a line means: given, else the first derive rule all of whose symbols have a value, else the default.
/// Depends on which symbols are given, never on their values, so that a line is settled once and evaluated often.
/// </summary>
internal sealed class LineResolver
{
    private readonly Source source;
    private readonly LineBinding binding;
    private readonly SymbolSource values;
    private readonly UnitChoice choice;
    private readonly GivenSymbols given;
    private readonly Dictionary<(string Symbol, ScopedItem? Item), ResolvedSymbol?> settled = [];
    private readonly HashSet<(string Symbol, ScopedItem? Item)> open = [];
    private readonly List<ResolvedSymbol> order = [];
    private readonly Dictionary<string, string> missing = new(StringComparer.Ordinal);

    internal LineResolver(Source source, LineBinding binding, UnitCatalog units, SymbolSource values)
    {
        this.source = source;
        this.binding = binding;
        this.values = values;
        choice = new UnitChoice(source.Alternatives);
        BindingCheck.Check(source, binding, units);
        new UnitNarrowing(source, binding, units, values).Apply(choice);
        given = new GivenSymbols(binding, units, values, choice);
    }

    /// <summary>The settled symbols, in the order in which they were needed.</summary>
    internal IReadOnlyList<ResolvedSymbol> Symbols => order;

    internal UnitChoice Choice => choice;

    /// <summary>Settles the formula of the source.</summary>
    /// <exception cref="AccountingException">A symbol has no value; it is named.</exception>
    internal FormulaNode Settle() => Settle(source.Formula.Root, LineScope.Line) ?? throw Missing(source.Formula);

    /// <summary>Settles one symbol of the line; null when it has no value.</summary>
    internal ResolvedSymbol? Settle(string symbol) => Settle(symbol, LineScope.Line);

    private FormulaNode? Settle(FormulaNode node, LineScope scope)
    {
        switch (node)
        {
            case SymbolNode symbol:
                return Settle(symbol.Name, scope) is { } value ? new ValueNode(value, symbol.Position) : null;
            case NegateNode negate:
                return Settle(negate.Operand, scope) is { } operand ? negate with { Operand = operand } : null;
            case BinaryNode binary:
                var (left, right) = (Settle(binary.Left, scope), Settle(binary.Right, scope));
                return left is null || right is null ? null : binary with { Left = left, Right = right };
            case CallNode call:
                var arguments = call.Arguments.Select(argument => Settle(argument, scope)).ToList();
                return arguments.Contains(null) ? null : call with { Arguments = [.. arguments!] };
            case SumNode sum:
                return Sum(sum, scope);
            default:
                return node;
        }
    }

    private TotalNode? Sum(SumNode sum, LineScope scope)
    {
        if (!binding.Components.TryGetValue(sum.Index, out var items))
        {
            missing.TryAdd($"components.{sum.Index}", "the list is not given");
            return null;
        }
        var terms = items.Select((item, i) => Settle(sum.Body, scope.With(sum.Index, new ScopedItem(item, i + 1)))).ToList();
        return terms.Contains(null) ? null : new TotalNode([.. terms!], sum.Position);
    }

    private ResolvedSymbol? Settle(string symbol, LineScope scope)
    {
        var parameter = source.Find(symbol) ?? throw new AccountingException($"{source.Id}: unknown symbol {symbol}", symbol);
        var item = scope.Of(parameter);
        if (settled.TryGetValue((symbol, item), out var known))
        {
            return known;
        }
        if (!open.Add((symbol, item)))
        {
            return null;
        }
        var result = given.Given(parameter, item) ?? Derived(parameter, item, scope) ?? Default(parameter, item);
        open.Remove((symbol, item));
        settled[(symbol, item)] = result;
        if (result is not null)
        {
            order.Add(result);
        }
        return result;
    }

    private ResolvedSymbol? Derived(Parameter parameter, ScopedItem? item, LineScope scope)
    {
        foreach (var rule in parameter.Derive)
        {
            if ((rule.Option is { } option && !choice.Allows(option - 1)) || !rule.Requires.All(IsGiven)
                || Settle(rule.Formula.Root, scope) is not { } node)
            {
                continue;
            }
            if (rule.Option is { } position)
            {
                choice.Narrow(i => i == position - 1);
            }
            return new ResolvedSymbol
            {
                Name = GivenSymbols.Name(parameter, item),
                Parameter = parameter,
                Origin = $"derived: {rule.Formula.Text}",
                Confirmed = rule.Confirmed,
                Document = rule.Document,
                Node = node,
            };
        }
        return null;

        bool IsGiven(string symbol) => binding.Given.ContainsKey(symbol) || binding.Live.ContainsKey(symbol) || item?.Item.Given.ContainsKey(symbol) == true || item?.Item.Live.ContainsKey(symbol) == true;
    }

    private ResolvedSymbol? Default(Parameter parameter, ScopedItem? item)
    {
        var (found, reason) = values.Default(parameter, token => item?.Item.Select.GetValueOrDefault(token) ?? binding.Select.GetValueOrDefault(token));
        if (found is not null)
        {
            return given.Constant(parameter, GivenSymbols.Name(parameter, item), found);
        }
        missing.TryAdd(GivenSymbols.Name(parameter, item), reason ?? (parameter.Derive.IsEmpty ? "enter it" : $"enter it, or what it is derived from: {string.Join(" | ", parameter.Derive.Select(rule => rule.Formula.Text))}"));
        return null;
    }

    private AccountingException Missing(Formula formula)
    {
        var symbols = new MissingSymbols(source, binding, missing, symbol => settled.GetValueOrDefault((symbol, null)) is not null).Of(formula);
        var text = symbols.Select(symbol => $"{symbol} has no value ({missing.GetValueOrDefault(symbol, "enter it")})");
        return new AccountingException($"{source.Id}: {string.Join("; ", text)}; needed by {formula.Text}", symbols.FirstOrDefault());
    }
}
