using Carbon.Accounting.Lines;
using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>Writes a symbol out as often as it has values, each with its validity in the plant's days.</summary>
internal sealed class ConstantBinder(BoundLine line, string timeZone)
{
    private readonly LocalHours days = new(TimeZoneInfo.FindSystemTimeZoneById(timeZone));
    private readonly string formula = line.Prepare().State().Formula;

    /// <summary>A symbol with given values, or with what the method says.</summary>
    public IReadOnlyList<ConstantRecord> Constant(StatedConstant constant)
    {
        var values = line.Values(constant.Symbol);
        return values.IsEmpty ? [Record(constant, null)] : Dated(constant.Symbol, formula);
    }

    /// <summary>A symbol whose values a data item has; what is given for it, or the method's default, holds where the item has none.</summary>
    public IReadOnlyList<ConstantRecord> Item(StatedLive live)
    {
        var fallbacks = line.Values(live.Symbol).IsEmpty ? Default(live) : Dated(live.Symbol, null);
        var records = fallbacks.Count > 0 ? fallbacks : [new ConstantRecord
        {
            Symbol = live.Symbol,
            Unit = live.DeclaredUnit,
            TitleZh = live.Title.Zh ?? "",
            TitleEn = live.Title.En ?? "",
            Confirmed = true,
            SymbolKind = live.Kind,
            NoFallback = true,
        }];
        foreach (var record in records)
        {
            if (record.Unit != live.DeclaredUnit)
                throw new AccountingException($"{live.Symbol}: the data item {line.Item(live.Symbol)} is taken in {live.DeclaredUnit}, its replacement in {record.Unit}; give both for the same fuel or material", live.Symbol);
            record.Item = line.Item(live.Symbol);
            record.ToUnit = live.Factor == 1m ? null : DecimalValue.From(live.Factor);
        }
        return records;
    }

    private IReadOnlyList<ConstantRecord> Default(StatedLive live)
    {
        try
        {
            return [.. line.Prepare(live.Symbol, 0).State().Constants.Where(c => c.Symbol == live.Symbol && c.Unit == live.DeclaredUnit).Select(c => Record(c, null))];
        }
        catch (AccountingException)
        {
            // The method has no default: without a value of the item there is none.
            return [];
        }
    }

    private List<ConstantRecord> Dated(string symbol, string? same)
    {
        var values = line.Values(symbol);
        var records = new List<ConstantRecord>();
        for (var i = 0; i < values.Length; i++)
        {
            var statement = line.Prepare(symbol, i).State();
            if (same is not null && statement.Formula != same)
                throw new AccountingException($"{symbol}: its values are for different formulas of the method; bind a source of its own for each", symbol);
            var constant = statement.Constants.FirstOrDefault(c => c.Symbol == symbol)
                ?? throw new AccountingException($"{symbol} is not used by this line; take its value away", symbol);
            records.Add(Record(constant, values[i]));
        }
        if (records.Select(r => r.Calibre).Distinct().Count() > 1 && values.Any(v => v.Value is TableValue && v.Asked.Calibre.Length == 0))
            throw new AccountingException($"{symbol}: its values are of different calibres ({string.Join(", ", records.Select(r => $"{r.Table}: '{r.Calibre}'").Distinct())}); name \"calibre\" with each value where that is meant", symbol);
        return records;
    }

    private ConstantRecord Record(StatedConstant constant, DatedGiven? given)
    {
        var facts = constant.Place?.Facts;
        if (given is { Asked.Calibre: { Length: > 0 } calibre } && facts?.Calibre != calibre)
            throw new AccountingException($"{constant.Symbol}: {constant.Place?.ToString() ?? "an entered value"} has {(facts?.Calibre is { } has ? $"the calibre '{has}'" : "no stated calibre")}, not '{calibre}'", constant.Symbol);
        return new ConstantRecord
        {
            Symbol = constant.Symbol,
            Value = DecimalValue.From(constant.Value),
            Unit = constant.Unit,
            Origin = constant.Origin,
            Confirmed = constant.Confirmed,
            TitleZh = constant.Title.Zh ?? "",
            TitleEn = constant.Title.En ?? "",
            ValidFrom = given?.From is { } from ? days.Start(from) : 0,
            ValidTo = given?.To is { } to ? days.Start(to.AddDays(1)) : 0,
            Table = constant.Place?.ToString() ?? "",
            Calibre = facts?.Calibre ?? "",
            Uncertainty = given?.Asked.Uncertainty ?? DecimalValue.From(facts?.Uncertainty),
            SymbolKind = constant.Kind,
        };
    }
}
