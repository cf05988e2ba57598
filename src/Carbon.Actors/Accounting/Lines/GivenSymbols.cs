using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>Settles the symbols of a line that are constants or live: what the user gives, and what is found in the library.</summary>
internal sealed class GivenSymbols(LineBinding binding, UnitCatalog units, SymbolSource values, UnitChoice choice)
{
    private readonly ImmutableArray<LiveSymbol> live = LiveSymbol.Of(binding);

    /// <summary>The symbol as the line gives it, or null.</summary>
    internal ResolvedSymbol? Given(Parameter parameter, ScopedItem? item)
    {
        var name = Name(parameter, item);
        var stated = item is null ? parameter.Symbol : LiveSymbol.NameOf(parameter.Symbol, item.Number);
        if (item is null == parameter.Index is null && live.FirstOrDefault(l => l.Name == stated && l.Symbol == parameter.Symbol) is { } arrives)
        {
            var slot = live.IndexOf(arrives);
            return new ResolvedSymbol { Name = name, Parameter = parameter, Origin = "live", Slot = slot };
        }
        var given = item is null ? binding.Given.GetValueOrDefault(parameter.Symbol) : item.Item.Given.GetValueOrDefault(parameter.Symbol);
        return given switch
        {
            EnteredValue entered => Constant(parameter, name, entered),
            TableValue table => Constant(parameter, name, values.Chosen(table, parameter)),
            SteamValue steam => Constant(parameter, name, values.Steam(steam, parameter)),
            _ => null,
        };
    }

    private ResolvedSymbol Constant(Parameter parameter, string name, EnteredValue entered)
    {
        var value = entered.Unit is null ? entered.Value : choice.Convert(parameter, entered.Value, units.Parse(entered.Unit), name);
        var result = new ResolvedSymbol { Name = name, Parameter = parameter, Origin = entered.Origin, Constant = value, Gas = parameter.Gas };
        _ = result.Checked(value);
        return result;
    }

    /// <summary>The symbol with a value of the library, in its declared unit.</summary>
    internal ResolvedSymbol Constant(Parameter parameter, string name, FoundValue found)
    {
        var value = found.Unit is null ? found.Value : choice.Convert(parameter, found.Value, found.Unit, name);
        var result = new ResolvedSymbol
        {
            Name = name,
            Parameter = parameter,
            Origin = found.Origin,
            Constant = value,
            Confirmed = found.Confirmed,
            Document = found.Document,
            FactorVersion = found.FactorVersion,
            Place = found.Place,
            Gas = parameter.Gas ?? (found.Row is not null && parameter.Default?.Table == FactorLibrary.GwpTable ? found.Row.Key : null),
        };
        _ = result.Checked(value);
        return result;
    }

    /// <summary>The symbol; of an item of a list with its number.</summary>
    internal static string Name(Parameter parameter, ScopedItem? item) =>
        item is null ? parameter.Symbol : FormattableString.Invariant($"{parameter.Symbol}[{item.Number}]");
}
