using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>A live symbol: reads its value in the unit in which it arrives and gives it in the declared unit.</summary>
internal sealed class LiveInput
{
    private readonly Parameter parameter;
    private readonly Unit arrival;
    private readonly Unit declared;
    private readonly decimal multiplier = 1;
    private readonly decimal divisor = 1;
    private readonly bool direct;

    internal LiveInput(string name, Parameter parameter, Unit arrival, UnitChoice choice)
    {
        Symbol = name;
        this.parameter = parameter;
        this.arrival = arrival;
        declared = choice.UnitOf(parameter);
        _ = choice.Convert(parameter, 1, arrival, name);
        if (!declared.Fits(arrival))
        {
            // A unit the user chose for 'any' is taken as it comes.
            declared = arrival;
        }
        var factor = arrival.Factor / declared.Factor;
        if (arrival.Offset == declared.Offset && Fits(factor))
        {
            direct = true;
            multiplier = (decimal)factor.Numerator;
            divisor = (decimal)factor.Denominator;
        }
    }

    internal string Symbol { get; }

    internal Methods.LocalizedText Title => parameter.Title;

    internal string Kind => parameter.Kind;

    internal string ArrivalUnit => arrival.Code;

    internal string DeclaredUnit => declared.Code;

    /// <summary>What one unit as it arrives is in the declared unit.</summary>
    internal decimal Factor => (arrival.Factor / declared.Factor).Times(1m);

    internal decimal Read(IReadOnlyDictionary<string, decimal> values, string sourceId)
    {
        if (!values.TryGetValue(Symbol, out var value))
        {
            throw new AccountingException($"{sourceId}: the live symbol {Symbol} has no value", Symbol);
        }
        var result = Convert(value);
        return parameter.Range is null || parameter.Range.Holds(result) ? result : throw new AccountingException(
            $"{sourceId}: {Symbol} = {PlainDecimal.Print(result)} is outside its range {parameter.Range.Low} to {parameter.Range.High}", Symbol);
    }

    private decimal Convert(decimal value)
    {
        if (!direct)
        {
            return new Quantity(value, arrival).In(declared).Value;
        }
        if (multiplier != 1)
        {
            value *= multiplier;
        }
        return divisor == 1 ? value : value / divisor;
    }

    private static bool Fits(Rational factor) => factor.Numerator <= (System.Numerics.BigInteger)decimal.MaxValue && factor.Denominator <= (System.Numerics.BigInteger)decimal.MaxValue;
}
