using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Factors;

/// <summary>A row of a factor table.</summary>
public sealed record FactorRow
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Other names of the same thing.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The unit in which the fuel is measured (t or 1e4Nm3), or null.</summary>
    public string? Per { get; init; }

    /// <summary>The values by column; a column without a value is absent.</summary>
    public required ImmutableDictionary<string, FactorCell> Cells { get; init; }

    /// <summary>Where the row comes from.</summary>
    public string? Document { get; init; }

    /// <summary>How it is known.</summary>
    public string? Evidence { get; init; }

    /// <summary>What is stated of its time and kind, with what is stated of the table.</summary>
    public FactorFacts Facts { get; init; } = FactorFacts.None;

    /// <summary>Columns whose value must not be used without the user's decision.</summary>
    public ImmutableArray<string> Disputed { get; init; } = [];

    /// <summary>Methods for which the row is second-hand.</summary>
    public ImmutableArray<string> UnconfirmedFor { get; init; } = [];

    /// <summary>The entry of the file, with all that is documentation.</summary>
    public required DataMap Documentation { get; init; }
}

/// <summary>A value of a table.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Confirmed">False when it is not confirmed and must be shown so.</param>
public sealed record FactorCell(decimal Value, Unit Unit, bool Confirmed);
