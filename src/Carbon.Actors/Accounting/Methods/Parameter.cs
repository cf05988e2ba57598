using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Methods;

/// <summary>A symbol of a source.</summary>
public sealed record Parameter
{
    /// <summary>The symbol as formulas use it.</summary>
    public required string Symbol { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The unit, or the alternatives of which the fuel or material chooses one for all symbols of the line.</summary>
    public required ImmutableArray<Unit> Units { get; init; }

    /// <summary>activity, measured, lab, default, constant or derived.</summary>
    public required string Kind { get; init; }

    /// <summary>The default, or null when the value must be entered.</summary>
    public DefaultValue? Default { get; init; }

    /// <summary>How it may be computed, in order of precedence.</summary>
    public ImmutableArray<DeriveRule> Derive { get; init; } = [];

    /// <summary>The list whose items carry the symbol, or null for a symbol of the line.</summary>
    public string? Index { get; init; }

    /// <summary>Tables from which a value may be chosen; never chosen by itself.</summary>
    public ImmutableArray<string> ChooseFrom { get; init; } = [];

    /// <summary>The gas a GWP belongs to, or null.</summary>
    public string? Gas { get; init; }

    /// <summary>Admissible values, or null.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Where the default comes from.</summary>
    public string? Document { get; init; }

    /// <summary>Whether the default is confirmed; null when the flag of the table row applies.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>The entry of the file, with all that is documentation.</summary>
    public required DataMap Documentation { get; init; }
}

/// <summary>Admissible values, ends included.</summary>
/// <param name="Low">Smallest.</param>
/// <param name="High">Largest.</param>
public sealed record ValueRange(decimal Low, decimal High)
{
    /// <summary>True when the value is admissible.</summary>
    public bool Holds(decimal value) => value >= Low && value <= High;
}

/// <summary>The default of a symbol: a value, a fixed row of a table, or a row the line selects.</summary>
/// <param name="Value">The value; wins over the table it is quoted from.</param>
/// <param name="Table">Reference <c>file.table</c>, or null.</param>
/// <param name="Column">Column, or <c>@gwp_set</c> for that of the GWP set in force.</param>
/// <param name="Row">Fixed row, or null.</param>
/// <param name="Select">Token by which the line selects the row, or null.</param>
/// <param name="Rows">Rows that may be selected; empty for all.</param>
public sealed record DefaultValue(decimal? Value, string? Table, string? Column, string? Row, string? Select, ImmutableArray<string> Rows)
{
    /// <summary>The column that stands for the GWP set in force.</summary>
    public const string GwpSetColumn = "@gwp_set";
}

/// <summary>One way to compute a symbol.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="When">When it applies, in words.</param>
/// <param name="Requires">Symbols that must be given in the line.</param>
/// <param name="Option">The unit alternative it is valid for, from 1; null for all.</param>
/// <param name="Literals">Units of literals; null drops a literal as a conversion.</param>
/// <param name="Document">Where it comes from.</param>
/// <param name="Confirmed">False when it is not confirmed.</param>
/// <param name="Line">Line in the file.</param>
public sealed record DeriveRule(
    Formula Formula, string? When, ImmutableArray<string> Requires, int? Option,
    ImmutableDictionary<string, Unit?> Literals, string? Document, bool? Confirmed, int Line);
