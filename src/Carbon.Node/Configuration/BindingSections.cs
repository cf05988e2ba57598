using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Configuration;

/// <summary>A source as it is written in a configuration, as a binding.</summary>
public static class BindingSections
{
    /// <summary>Binds a configured source.</summary>
    /// <exception cref="AccountingException">It cannot be bound; the symbol is named.</exception>
    public static SourceRecord Bind(SourceSection section, NodeConfiguration node, AccountingLibrary library) =>
        new SourceBinder(library, new ConfiguredPlant(node)).Bind(Identity(section, node), Binding(section));

    /// <summary>Which source it is.</summary>
    public static SourceIdentity Identity(SourceSection section, NodeConfiguration node) =>
        new(section.Id, node.Plant.Id, node.Plant.TimeZone, section.NameZh, section.NameEn);

    /// <summary>The binding of a section.</summary>
    /// <exception cref="AccountingException">A symbol is written in a way that cannot be understood.</exception>
    public static BindingRecord Binding(SourceSection section)
    {
        var binding = new BindingRecord { MethodSource = section.MethodSource, GwpSet = section.GwpSet ?? "", Floor = section.Floor ?? "" };
        binding.Select.AddRange(Select(section.Select));
        binding.Given.AddRange(section.Given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Given(g.Key, g.Value)));
        binding.Activity.AddRange(section.Activity.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => Activity(a.Key, a.Value)));
        binding.Lists.AddRange(section.Components.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new ComponentListRecord
        {
            Index = l.Key,
            Components = { l.Value.Select((c, i) => Component(c, $"components.{l.Key}[{i}]")) },
        }));
        return binding;
    }

    private static ComponentRecord Component(ComponentSection component, string path)
    {
        try
        {
            return new ComponentRecord
            {
                Item = component.Item,
                Select = { Select(component.Select) },
                Given = { component.Given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Given(g.Key, g.Value)) },
                Activity = { component.Activity.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => Activity(a.Key, a.Value)) },
            };
        }
        catch (AccountingException e)
        {
            throw new AccountingException($"{path}: {e.Message}", $"{path}.{e.Symbol}");
        }
    }

    private static IEnumerable<SelectRecord> Select(IReadOnlyDictionary<string, string> rows) =>
        rows.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SelectRecord { Token = s.Key, Row = s.Value });

    private static GivenSymbolRecord Given(string symbol, IReadOnlyList<GivenSection> values)
    {
        var items = values.Select(v => v.Item).OfType<string>().Distinct().ToList();
        if (items.Count > 1)
            throw new AccountingException($"{symbol}: names the data items {string.Join(" and ", items)}; a symbol has one", symbol);
        var given = new GivenSymbolRecord { Symbol = symbol, Item = items.FirstOrDefault() ?? "" };
        given.Values.AddRange(values.Where(v => v.Item is null || v.Value is not null || v.Table is not null).Select(Value));
        return given;
    }

    private static GivenRecord Value(GivenSection given) => new()
    {
        Value = DecimalValue.From(given.Value),
        Unit = given.Unit ?? "",
        Origin = given.Origin ?? "",
        Table = given.Table ?? "",
        Row = given.Row ?? "",
        Column = given.Table is null ? "" : given.Column,
        ValidFrom = given.ValidFrom is { } from ? MeteringRecords.Record(from) : 0,
        ValidTo = given.ValidTo is { } to ? MeteringRecords.Record(to) : 0,
        Uncertainty = DecimalValue.From(given.Uncertainty),
        Calibre = given.Calibre ?? "",
    };

    private static BoundActivityRecord Activity(string symbol, ActivitySection section)
    {
        var single = new TermSection { Meter = section.Meter, Point = section.Point, Item = section.Item };
        var bound = new BoundActivityRecord { Symbol = symbol, Expression = section.Expression ?? "value", Unit = section.Unit ?? "" };
        bound.Terms.AddRange((section.Terms.Count, section.Expression, Term(symbol, "value", single)) switch
        {
            (0, null, { } term) => [term],
            ( > 0, not null, null) => section.Terms.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Term(symbol, t.Key, t.Value)
                ?? throw new AccountingException($"{symbol}: the term '{t.Key}' needs either \"meter\" and \"point\", or \"item\"", symbol)),
            _ => throw new AccountingException($"{symbol}: give either \"meter\" and \"point\", or \"item\", or \"expression\" and \"terms\"", symbol),
        });
        return bound;
    }

    private static TermRecord? Term(string symbol, string name, TermSection term) => term switch
    {
        { Meter: { } meter, Point: { } point, Item: null } => new TermRecord { Name = name, Meter = meter, Point = point },
        { Meter: null, Point: null, Item: { } item } => BoundItem.Term(name, item),
        { Meter: null, Point: null, Item: null } => null,
        _ => throw new AccountingException($"{symbol}: give either \"meter\" and \"point\", or \"item\"", symbol),
    };
}
