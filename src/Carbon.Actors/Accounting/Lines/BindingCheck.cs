using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>Refuses a binding that names what the source does not have.</summary>
internal static class BindingCheck
{
    internal static void Check(Source source, LineBinding binding, UnitCatalog units)
    {
        foreach (var symbol in binding.Given.Keys)
        {
            CheckSymbol(source, symbol, null);
        }
        foreach (var (symbol, unit) in binding.Live)
        {
            CheckSymbol(source, symbol, null);
            CheckUnit(units, unit, symbol);
            if (binding.Given.ContainsKey(symbol))
            {
                throw new AccountingException($"{source.Id}: {symbol} is both live and given; bind it once", symbol);
            }
        }
        foreach (var (index, items) in binding.Components)
        {
            if (!source.Parameters.Any(parameter => parameter.Index == index))
            {
                throw new AccountingException($"{source.Id}: unknown list components.{index}", index);
            }
            foreach (var symbol in items.SelectMany(item => item.Given.Keys.Concat(item.Live.Keys)))
            {
                CheckSymbol(source, symbol, index);
            }
            foreach (var (symbol, unit) in items.SelectMany(item => item.Live))
            {
                CheckUnit(units, unit, symbol);
            }
            if (items.SelectMany(item => item.Live.Keys.Intersect(item.Given.Keys)).FirstOrDefault() is { } twice)
            {
                throw new AccountingException($"{source.Id}: {twice} is both live and given in components.{index}; bind it once", twice);
            }
        }
        foreach (var (symbol, given) in binding.Given.Concat(binding.Components.Values.SelectMany(items => items).SelectMany(item => item.Given)))
        {
            if (given is EnteredValue { Unit: { } unit })
            {
                CheckUnit(units, unit, symbol);
            }
        }
    }

    private static void CheckSymbol(Source source, string symbol, string? index)
    {
        var parameter = source.Find(symbol) ?? throw new AccountingException(
            $"{source.Id}: unknown symbol {symbol}; it has {string.Join(", ", source.Parameters.Select(known => known.Symbol))}", symbol);
        if (parameter.Index != index)
        {
            throw new AccountingException(
                parameter.Index is null ? $"{source.Id}: {symbol} belongs in the line, not in components.{index}"
                    : $"{source.Id}: {symbol} belongs in the items of components.{parameter.Index}", symbol);
        }
    }

    private static void CheckUnit(UnitCatalog units, string unit, string symbol)
    {
        if (units.Find(unit) is null)
        {
            throw new AccountingException($"{symbol}: unknown unit '{unit}'", symbol);
        }
    }
}
