using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Methods;

/// <summary>An emission source of a method (clause 9.3 d). Its value is the sum of the formula over its lines.</summary>
public sealed record Source
{
    /// <summary>Full id, for example <c>M08.comb</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Category (clause 9.4), for example <c>scope1.combustion</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Gases it covers.</summary>
    public ImmutableArray<string> Gases { get; init; } = [];

    /// <summary>1, or -1 when the (positive) result is deducted.</summary>
    public int Sign { get; init; } = 1;

    /// <summary>The value of one line.</summary>
    public required Formula Formula { get; init; }

    /// <summary>What a line is, in words.</summary>
    public string? Lines { get; init; }

    /// <summary>Unit of the result, tCO2 or tCO2e.</summary>
    public required Unit ResultUnit { get; init; }

    /// <summary>Where the formula comes from.</summary>
    public string? Document { get; init; }

    /// <summary>False when the formula is not confirmed and must be shown so.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>How the formula is known.</summary>
    public string? Evidence { get; init; }

    /// <summary>The symbols, in the order of the file.</summary>
    public required ImmutableArray<Parameter> Parameters { get; init; }

    /// <summary>The entry of the file, with all that is documentation.</summary>
    public required DataMap Documentation { get; init; }

    /// <summary>Method part of the id.</summary>
    public string MethodId => Id[..Id.LastIndexOf('.')];

    /// <summary>Part of the id after the dot, as formulas of totals name it.</summary>
    public string Part => Id[(Id.LastIndexOf('.') + 1)..];

    /// <summary>Number of unit alternatives.</summary>
    public int Alternatives => Parameters.Max(parameter => (int?)parameter.Units.Length) ?? 1;

    /// <summary>The parameter of a symbol, or null.</summary>
    public Parameter? Find(string symbol) => Parameters.FirstOrDefault(parameter => parameter.Symbol == symbol);
}
