using Carbon.Accounting.Factors;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Lines;

/// <summary>A symbol of a line with its meaning settled: a constant, a live slot, or a formula over other settled symbols.</summary>
public sealed class ResolvedSymbol
{
    /// <summary>The symbol; of an item of a list with its number.</summary>
    public required string Name { get; init; }

    /// <summary>What the method says of it.</summary>
    public required Parameter Parameter { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>False when the default or rule is not confirmed; null for what the user gives.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>The document of the default or rule, or null.</summary>
    public string? Document { get; init; }

    /// <summary>The gas, when the symbol is a GWP of a known gas.</summary>
    public string? Gas { get; init; }

    /// <summary>The factor file and its version, when the value comes from one.</summary>
    public string? FactorVersion { get; init; }

    /// <summary>Where in the factor tables the value stands, or null.</summary>
    public FactorPlace? Place { get; init; }

    /// <summary>The value, of a constant, in the declared unit.</summary>
    public decimal Constant { get; init; }

    /// <summary>The slot of a live symbol; -1 for others.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>The formula of a derived symbol, or null.</summary>
    public FormulaNode? Node { get; init; }

    /// <summary>Admissible values, or null.</summary>
    public ValueRange? Range => Parameter.Range;

    /// <summary>The derived symbol with another formula.</summary>
    internal ResolvedSymbol As(FormulaNode node) => new()
    {
        Name = Name,
        Parameter = Parameter,
        Origin = Origin,
        Confirmed = Confirmed,
        Document = Document,
        Node = node,
    };

    /// <summary>The value, when it is admissible.</summary>
    /// <exception cref="AccountingException">It is outside the range; the symbol is named.</exception>
    public decimal Checked(decimal value) => Range is null || Range.Holds(value) ? value : throw new AccountingException(
        $"{Name} = {PlainDecimal.Print(value)} is outside its range {PlainDecimal.Print(Range.Low)} to {PlainDecimal.Print(Range.High)}", Parameter.Symbol);
}
