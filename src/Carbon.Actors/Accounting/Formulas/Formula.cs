using System.Collections.Immutable;

namespace Carbon.Accounting.Formulas;

/// <summary>A formula of a method: its text and what it means. Immutable.</summary>
public sealed class Formula
{
    private Formula(string text, FormulaNode root)
    {
        Text = text;
        Root = root;
        (Symbols, Indices) = FormulaNames.Of(root);
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The parsed formula.</summary>
    public FormulaNode Root { get; }

    /// <summary>The symbols it uses, in order of first use.</summary>
    public ImmutableArray<SymbolNode> Symbols { get; }

    /// <summary>The lists it sums over.</summary>
    public ImmutableArray<string> Indices { get; }

    /// <summary>Parses a formula.</summary>
    /// <exception cref="FormulaException">It is not well formed; the place is given.</exception>
    public static Formula Parse(string text) => new(text, FormulaParser.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
