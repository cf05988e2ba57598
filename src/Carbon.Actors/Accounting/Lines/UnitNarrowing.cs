using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>Chooses the unit alternative of a line by what is given: units of values and the rows of fuels that are selected.</summary>
internal sealed class UnitNarrowing(Source source, LineBinding binding, UnitCatalog units, SymbolSource values)
{
    internal void Apply(UnitChoice choice)
    {
        foreach (var (symbol, given) in binding.Given)
        {
            ByValue(choice, source.Find(symbol)!, given);
        }
        foreach (var (symbol, given) in binding.Components.Values.SelectMany(items => items).SelectMany(item => item.Given))
        {
            ByValue(choice, source.Find(symbol)!, given);
        }
        foreach (var live in LiveSymbol.Of(binding))
        {
            choice.Narrow(source.Find(live.Symbol)!, units.Parse(live.Unit), live.Name);
        }
        foreach (var parameter in source.Parameters)
        {
            if (parameter is { Default: { Value: null, Select: not null }, Index: null } && !binding.Given.ContainsKey(parameter.Symbol))
            {
                BySelectedRow(choice, parameter);
            }
        }
    }

    private void ByValue(UnitChoice choice, Parameter parameter, GivenValue given)
    {
        var unit = given switch
        {
            EnteredValue { Unit: { } code } => units.Parse(code),
            TableValue table => values.Chosen(table, parameter).Unit,
            SteamValue steam => values.Steam(steam, parameter).Unit,
            _ => null,
        };
        if (unit is not null)
        {
            choice.Narrow(parameter, unit, parameter.Symbol);
        }
    }

    private void BySelectedRow(UnitChoice choice, Parameter parameter)
    {
        if (values.Default(parameter, binding.Select.GetValueOrDefault).Value is not { } found)
        {
            return;
        }
        if (found.Row?.Per is { } per)
        {
            choice.Narrow(i => source.Parameters.Any(other => other.Units.Length > 1 && other.Units[i].Code == per));
        }
        if (found.Unit is not null && !choice.Narrow(i => parameter.Units[Math.Min(i, parameter.Units.Length - 1)].Fits(found.Unit)))
        {
            throw Conflict(choice, parameter, found);
        }
    }

    /// <summary>The row is per another unit than the values that are given: name those.</summary>
    private AccountingException Conflict(UnitChoice choice, Parameter parameter, FoundValue found)
    {
        var given = source.Parameters.FirstOrDefault(other => other.Units.Length > 1
            && (binding.Live.ContainsKey(other.Symbol) || binding.Given.GetValueOrDefault(other.Symbol) is not (null or EnteredValue { Unit: null }))) ?? parameter;
        return new AccountingException(
            $"{given.Symbol}: the unit {choice.CodeOf(given)} does not fit the selected row {found.Row?.Key}, whose {parameter.Symbol} is in {found.Unit}", given.Symbol);
    }
}
