using Carbon.Accounting.Units;

namespace Carbon.Accounting.Formulas;

/// <summary>
/// Checks that a formula is sound in its dimensions and conversions: every number times the factor of its unit, with the conversion
/// literals dropped, must give what <c>result</c> declares. Literals: a power of ten converts units; one named in <c>literals</c> has the unit given there
/// (null: it converts units); every other number is pure.
/// </summary>
/// <param name="units">The unit of a symbol.</param>
/// <param name="literals">Units of literals by their text; null drops the literal as a conversion.</param>
internal sealed class DimensionCheck(Func<string, Unit?> units, IReadOnlyDictionary<string, Unit?> literals)
{
    /// <summary>Checks a formula against the unit it declares, times an admitted residual.</summary>
    /// <exception cref="FormulaException">The formula does not give that unit; the place of the first contradiction is given.</exception>
    internal void Check(Formula formula, Unit result, Unit? residual)
    {
        var found = Visit(formula.Root);
        if (found.IsZero)
        {
            return;
        }
        var dimension = residual is null ? result.Dimension : result.Dimension.Times(residual.Dimension);
        if (!found.Dimension.Equals(dimension))
        {
            throw new FormulaException($"the formula gives the dimension {found.Dimension}, but {result} is {dimension}", formula.Root.Position);
        }
        var factor = residual is null ? result.Factor : result.Factor * residual.Factor;
        if (found.Scale != factor)
        {
            throw new FormulaException($"the formula is off by the factor {found.Scale / factor}: a conversion is missing or too many", formula.Root.Position);
        }
        SpeciesCheck.Result(found.Species, result, formula.Root.Position);
    }

    private Magnitude Visit(FormulaNode node) => node switch
    {
        NumberNode number => Literal(number),
        SymbolNode symbol => Magnitude.Of(units(symbol.Name) ?? throw new FormulaException($"{symbol.Name} is not a symbol of this source", symbol.Position)),
        NegateNode negate => Visit(negate.Operand),
        BinaryNode { Operator: '+' or '-' } sum => Same(Visit(sum.Left), Visit(sum.Right), sum.Position),
        BinaryNode { Operator: '*' } product => Visit(product.Left).Times(Visit(product.Right), 1),
        BinaryNode { Operator: '/' } quotient => Visit(quotient.Left).Times(Visit(quotient.Right), -1),
        BinaryNode power => Power(power),
        CallNode { Function: FormulaFunction.Sqrt } root => Visit(root.Arguments[0]).Raised(0.5m, root.Position),
        CallNode call => call.Arguments.Select(Visit).Aggregate((left, right) => Same(left, right, call.Position)),
        SumNode sum => Visit(sum.Body),
        _ => throw new FormulaException("not a formula as written", node.Position),
    };

    private Magnitude Literal(NumberNode number)
    {
        if (literals.TryGetValue(number.Text, out var unit))
        {
            return unit is null ? Magnitude.Conversion(number.Value)
                : Magnitude.Of(unit) with { Species = SpeciesCheck.OfLiteral(number.Value, unit) };
        }
        return number.Value == 0 ? Magnitude.Zero
            : IsPowerOfTen(number.Value) ? Magnitude.Conversion(number.Value)
            : Magnitude.Pure with { Species = SpeciesCheck.OfLiteral(number.Value, null) };
    }

    private static Magnitude Same(Magnitude left, Magnitude right, int position)
    {
        if (left.IsZero || right.IsZero)
        {
            return left.IsZero ? right : left;
        }
        if (!left.Dimension.Equals(right.Dimension))
        {
            throw new FormulaException($"{left.Dimension} and {right.Dimension} cannot be added or compared", position);
        }
        if (left.Scale != right.Scale)
        {
            throw new FormulaException($"the two sides are in units that differ by the factor {left.Scale / right.Scale}", position);
        }
        return left with { Species = SpeciesCheck.Sum(left.Species, right.Species, position) };
    }

    private Magnitude Power(BinaryNode power)
    {
        var magnitude = Visit(power.Left);
        if (FormulaNames.Of(power.Right).Symbols.IsEmpty)
        {
            return magnitude.Raised(new FormulaInterpreter([]).Evaluate(power.Right), power.Position);
        }
        var exponent = Visit(power.Right);
        return exponent is { IsPure: true } && magnitude is { IsPure: true } ? magnitude
            : throw new FormulaException("a power with a computed exponent needs pure numbers", power.Position);
    }

    private static bool IsPowerOfTen(decimal value)
    {
        while (value < 1)
        {
            value *= 10;
        }
        while (value > 1 && decimal.Truncate(value / 10) * 10 == value)
        {
            value /= 10;
        }
        return value == 1;
    }
}
