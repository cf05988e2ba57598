using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>
/// Which unit alternative a line uses. All lists of a source switch together; units that are given, rows that are selected and
/// rules that are used narrow the choice down. Also settles what <c>any</c> stands for in the line.
/// </summary>
internal sealed class UnitChoice(int alternatives)
{
    private readonly bool[] open = [.. Enumerable.Repeat(true, alternatives)];
    private Quantity? any;

    internal int Position => Array.IndexOf(open, true);

    internal bool Allows(int position) => position < open.Length && open[position];

    internal Unit UnitOf(Parameter parameter) => parameter.Units.Length == 1 ? parameter.Units[0] : parameter.Units[Position];

    /// <summary>The code of the unit for a trace; all that remain possible when nothing has decided between them.</summary>
    internal string CodeOf(Parameter parameter) => parameter.Units.Length == 1 ? parameter.Units[0].Code
        : string.Join(" or ", parameter.Units.Where((_, i) => open[i]).Select(unit => unit.Code));

    /// <summary>Keeps the alternatives for which <paramref name="fits"/> holds; false and no change when none is left.</summary>
    internal bool Narrow(Func<int, bool> fits)
    {
        if (!Enumerable.Range(0, open.Length).Any(i => open[i] && fits(i)))
        {
            return false;
        }
        for (var i = 0; i < open.Length; i++)
        {
            open[i] &= fits(i);
        }
        return true;
    }

    /// <summary>Narrows the choice by a unit in which a value of the parameter is given.</summary>
    internal void Narrow(Parameter parameter, Unit given, string name)
    {
        var fits = parameter.Units.Length == 1
            ? parameter.Units[0].Fits(given) || AnyExponent(parameter.Units[0]) != 0
            : Narrow(i => parameter.Units[i].Fits(given));
        if (!fits)
        {
            throw new AccountingException($"{name}: the unit {given} does not fit; {string.Join(" or ", parameter.Units)} is declared", parameter.Symbol);
        }
    }

    /// <summary>The number in the declared unit.</summary>
    internal decimal Convert(Parameter parameter, decimal value, Unit given, string name)
    {
        var declared = UnitOf(parameter);
        try
        {
            return AnyExponent(declared) is var exponent && (exponent == 0 || declared.Fits(given))
                ? new Quantity(value, given).In(declared).Value
                : ConvertAny(value, given, declared, exponent);
        }
        catch (Exception e) when (e is UnitException or OverflowException)
        {
            throw new AccountingException($"{name}: the unit {given} does not fit; {declared} is declared ({e.Message})", parameter.Symbol);
        }
    }

    private decimal ConvertAny(decimal value, Unit given, Unit declared, int exponent)
    {
        var rest = declared.Dimension.Times(Dimension.Parse("any"), -exponent);
        var chosen = Dimension.None.Times(given.Dimension.Times(rest, -1), exponent);
        var factor = (given.Factor / declared.Factor).Power(exponent);
        if (any is null)
        {
            any = new Quantity(1, given with { Dimension = chosen, Factor = factor });
        }
        if (!any.Value.Unit.Dimension.Equals(chosen))
        {
            throw new UnitException($"another symbol of the line is in {any.Value.Unit}; the chosen unit must be the same within a line");
        }
        return (given.Factor / (declared.Factor * any.Value.Unit.Factor.Power(exponent))).Times(value);
    }

    private static int AnyExponent(Unit unit) => Math.Sign(unit.Dimension.ExponentOf("any"));
}
