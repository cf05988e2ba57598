using System.Collections.Immutable;
using System.Globalization;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads the parameters of a source, with their defaults and derive rules.</summary>
internal sealed class ParameterReader(string methodId, string sourceId, UnitCatalog units, Problems problems)
{
    private static readonly string[] Kinds = ["activity", "measured", "lab", "default", "constant", "derived"];

    internal Parameter? Read(DataMap map)
    {
        if (map.Text("symbol") is not { } symbol)
        {
            problems.Add(map.Line, "a parameter needs a symbol", methodId, sourceId);
            return null;
        }
        var codes = map["unit"] is DataList ? map.Texts("unit") : [map.Text("unit") ?? ""];
        var known = codes.Select(code => ReadUnit(code, map.LineOf("unit"), symbol)).OfType<Unit>().ToImmutableArray();
        var kind = map.Text("kind") ?? "";
        if (!Kinds.Contains(kind))
        {
            Add(map.LineOf("kind"), $"unknown kind '{kind}'; use {string.Join(", ", Kinds)}", symbol);
        }
        if (known.IsEmpty)
        {
            return null;
        }
        return new Parameter
        {
            Symbol = symbol,
            Title = Texts.Title(map),
            Units = known,
            Kind = kind,
            Default = ReadDefault(map, symbol),
            Derive = ReadRules(map, symbol),
            Index = map.Text("index"),
            ChooseFrom = [.. map.Texts("choose_from")],
            Gas = map.Text("gas"),
            Range = ReadRange(map, symbol),
            Document = map.Text("source"),
            Confirmed = map.Flag("confirmed"),
            Documentation = map,
        };
    }

    internal Formula? ReadFormula(string? text, int line, string symbol)
    {
        try
        {
            return Formula.Parse(text ?? "");
        }
        catch (FormulaException e)
        {
            Add(line, $"{e.Message} (at {e.Position + 1} of '{text}')", symbol);
            return null;
        }
    }

    internal ImmutableDictionary<string, Unit?> ReadLiterals(DataMap map) => ((map["literals"] as DataMap)?.Entries ?? [])
        .Select(entry => (entry.Key, Code: (entry.Value as DataScalar)?.Text ?? "", entry.Value.Line))
        .ToImmutableDictionary(
            entry => entry.Key,
            entry => entry.Code == "conversion" ? null : ReadUnit(entry.Code, entry.Line, $"literal {entry.Key}"),
            StringComparer.Ordinal);

    private ImmutableArray<DeriveRule> ReadRules(DataMap map, string symbol)
    {
        var entries = map["derive"] switch
        {
            DataScalar scalar => [new DataMap([new("formula", scalar)], scalar.Line)],
            DataList => map.Maps("derive"),
            _ => (IReadOnlyList<DataMap>)[],
        };
        var rules = ImmutableArray.CreateBuilder<DeriveRule>();
        foreach (var entry in entries)
        {
            if (ReadFormula(entry.Text("formula"), entry.Line, symbol) is not { } formula)
            {
                continue;
            }
            int? option = int.TryParse(entry.Text("option"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            if (entry.Has("option") && option is null or < 1)
            {
                Add(entry.Line, "option is the number of a unit alternative, from 1", symbol);
            }
            rules.Add(new DeriveRule(
                formula, entry.Text("when"), [.. entry.Texts("requires")], option, ReadLiterals(entry),
                entry.Text("source") ?? map.Text("source"), entry.Flag("confirmed") ?? map.Flag("confirmed"), entry.Line));
        }
        return rules.ToImmutable();
    }

    private DefaultValue? ReadDefault(DataMap map, string symbol)
    {
        if (map["default"] is null)
        {
            return null;
        }
        if (map["default"] is not DataMap entry)
        {
            Add(map.LineOf("default"), "default is null, {value: x} or {table: t, column: c, ...}", symbol);
            return null;
        }
        decimal? value = null;
        if (entry.Text("value") is { } text)
        {
            value = PlainDecimal.TryRead(text, out var number) ? number : null;
            if (value is null)
            {
                Add(entry.LineOf("value"), $"the default '{text}' is not a number", symbol);
            }
        }
        if (value is null && (entry.Text("table") is null || entry.Text("column") is null || (entry.Text("row") is null && entry.Text("select") is null)))
        {
            Add(entry.Line, "a default needs a value, or table, column and row or select", symbol);
            return null;
        }
        return new DefaultValue(value, entry.Text("table"), entry.Text("column"), entry.Text("row"), entry.Text("select"), [.. entry.Texts("rows")]);
    }

    private ValueRange? ReadRange(DataMap map, string symbol)
    {
        if (map["range"] is null)
        {
            return null;
        }
        var ends = map.Texts("range");
        if (ends.Count == 2 && PlainDecimal.TryRead(ends[0], out var low) && PlainDecimal.TryRead(ends[1], out var high) && low <= high)
        {
            return new ValueRange(low, high);
        }
        Add(map.LineOf("range"), "range is [low, high] with low at most high", symbol);
        return null;
    }

    private Unit? ReadUnit(string code, int line, string symbol)
    {
        var unit = units.Find(code);
        if (unit is null)
        {
            Add(line, $"unknown unit '{code}'", symbol);
        }
        return unit;
    }

    private void Add(int line, string message, string symbol) => problems.Add(line, message, methodId, $"{sourceId} {symbol}");
}
