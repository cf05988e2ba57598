using System.Collections.Immutable;
using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Calculations;

/// <summary>What one calculation by a method is given.</summary>
/// <param name="Id">Identifier of the calculation.</param>
/// <param name="MethodId">Method.</param>
/// <param name="Lines">The lines, each bound to its source.</param>
/// <param name="Sources">Sources named by the inputs, also those without lines.</param>
/// <param name="Metrics">Inputs of the metrics.</param>
public sealed record CalculationInputs(
    string Id, string MethodId, ImmutableArray<LineBinding> Lines, ImmutableArray<string> Sources, LineBinding Metrics);
