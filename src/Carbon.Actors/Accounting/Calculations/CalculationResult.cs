using System.Collections.Immutable;
using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Calculations;

/// <summary>The figures of one calculation, in tCO2e, unrounded.</summary>
public sealed record CalculationResult
{
    /// <summary>Identifier of the calculation.</summary>
    public required string Id { get; init; }

    /// <summary>Method.</summary>
    public required string Method { get; init; }

    /// <summary>Method, version and start of its hash.</summary>
    public required string MethodVersion { get; init; }

    /// <summary>The GWP set in force, or null when none is.</summary>
    public string? GwpSet { get; init; }

    /// <summary>Emissions by source; positive also for a source that is deducted.</summary>
    public required ImmutableSortedDictionary<string, decimal> BySource { get; init; }

    /// <summary>Emissions by category; deductions count negative. Information items and removals stand in categories of their own.</summary>
    public required ImmutableSortedDictionary<string, decimal> ByCategory { get; init; }

    /// <summary>Emissions by gas of the sources that enter the total; deductions count negative.</summary>
    public required ImmutableSortedDictionary<string, decimal> ByGas { get; init; }

    /// <summary>Scope 1 sources with sign 1.</summary>
    public required decimal Scope1Gross { get; init; }

    /// <summary>Scope 2 sources.</summary>
    public required decimal Scope2 { get; init; }

    /// <summary>Scope 3 sources.</summary>
    public required decimal Scope3 { get; init; }

    /// <summary>Sources with sign -1, as a positive number.</summary>
    public required decimal Deducted { get; init; }

    /// <summary>The total of the method.</summary>
    public required decimal Total { get; init; }

    /// <summary>Sums over some sources that the method names.</summary>
    public required ImmutableSortedDictionary<string, decimal> Subtotals { get; init; }

    /// <summary>The metrics that can be computed, with their units.</summary>
    public required ImmutableArray<MetricValue> Metrics { get; init; }

    /// <summary>The lines.</summary>
    public required ImmutableArray<CalculatedLine> Lines { get; init; }
}

/// <summary>A figure beside the emissions.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit.</param>
public sealed record MetricValue(string Id, decimal Value, string Unit);

/// <summary>A line that was computed.</summary>
/// <param name="Line">The prepared line.</param>
/// <param name="Result">Its result with the symbols used.</param>
public sealed record CalculatedLine(LineEvaluator Line, LineResult Result);
