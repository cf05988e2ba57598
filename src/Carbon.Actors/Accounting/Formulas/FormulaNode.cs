using System.Collections.Immutable;

namespace Carbon.Accounting.Formulas;

/// <summary>A node of a parsed formula. Immutable.</summary>
/// <param name="Position">Where it stands in the text, from 0.</param>
public abstract record FormulaNode(int Position);

/// <summary>A number as written.</summary>
public sealed record NumberNode(decimal Value, string Text, int Position) : FormulaNode(Position);

/// <summary>A symbol.</summary>
public sealed record SymbolNode(string Name, int Position) : FormulaNode(Position);

/// <summary>Unary minus.</summary>
public sealed record NegateNode(FormulaNode Operand, int Position) : FormulaNode(Position);

/// <summary>One of + - * / ^; the position is that of the operator.</summary>
public sealed record BinaryNode(char Operator, FormulaNode Left, FormulaNode Right, int Position) : FormulaNode(Position);

/// <summary>The functions of the language.</summary>
public enum FormulaFunction
{
    /// <summary>The largest argument.</summary>
    Max,

    /// <summary>The smallest argument.</summary>
    Min,

    /// <summary>The square root of the one argument.</summary>
    Sqrt,
}

/// <summary>A call of max, min or sqrt.</summary>
public sealed record CallNode(FormulaFunction Function, ImmutableArray<FormulaNode> Arguments, int Position) : FormulaNode(Position);

/// <summary><c>sum_x(body)</c>: the body once per item of list x, added up.</summary>
public sealed record SumNode(string Index, FormulaNode Body, int Position) : FormulaNode(Position);

/// <summary>A symbol whose meaning is settled (see <see cref="Lines.LineResolver"/>); never comes from the parser.</summary>
public sealed record ValueNode(Lines.ResolvedSymbol Value, int Position) : FormulaNode(Position);

/// <summary>The items of a settled sum, added up in order; 0 when there are none. Never comes from the parser.</summary>
public sealed record TotalNode(ImmutableArray<FormulaNode> Terms, int Position) : FormulaNode(Position);

/// <summary>A value that is handed in by its place; never comes from the parser.</summary>
public sealed record SlotNode(int Slot, int Position) : FormulaNode(Position);
