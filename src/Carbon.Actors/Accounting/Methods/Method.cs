using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Formulas;

namespace Carbon.Accounting.Methods;

/// <summary>An accounting method of the library (clause 9.2, Appendix A): its sources, its total and its metrics. Immutable.</summary>
public sealed record Method
{
    /// <summary>Identifier, for example <c>M08</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version, raised with every change.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>True where it stands in the library of one's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Number or name of the official document, or null.</summary>
    public string? Document { get; init; }

    /// <summary>False when the document is not confirmed and must be shown so; null when the file says nothing.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>How the document was available: primary, secondary, recall.</summary>
    public string? Evidence { get; init; }

    /// <summary>Column of gwp.GWP100 (SAR, AR4, AR5, AR6), or null when the method needs none or the calculation must name it.</summary>
    public string? GwpSet { get; init; }

    /// <summary>Gases the method covers.</summary>
    public ImmutableArray<string> Gases { get; init; } = [];

    /// <summary>The total over the parts of the source ids after the dot; null when nothing enters a total.</summary>
    public Formula? Total { get; init; }

    /// <summary>The sources by full id, in the order of the file.</summary>
    public required ImmutableArray<Source> Sources { get; init; }

    /// <summary>Sums over some sources, by id.</summary>
    public ImmutableArray<Subtotal> Subtotals { get; init; } = [];

    /// <summary>Ids of the figures beside the emissions, in order; what they are made of is in <see cref="MetricSource"/>.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    /// <summary>Symbols that are entered for the metrics.</summary>
    public ImmutableArray<string> MetricInputs { get; init; } = [];

    /// <summary>Metrics, their inputs, <c>total</c> and the sources as symbols of one pseudo-source.</summary>
    public required Source MetricSource { get; init; }

    /// <summary>The whole file, with all that is documentation.</summary>
    public required DataMap Documentation { get; init; }

    /// <summary>Id, version and the first eight digits of the hash: <c>M08/1#1a2b3c4d</c>.</summary>
    public string Stamp => FormattableString.Invariant($"{Id}/{Version}#{Hash[..8]}");

    /// <summary>The source of a full id such as <c>M08.elec</c>, or null.</summary>
    public Source? Find(string sourceId) => Sources.FirstOrDefault(source => source.Id == sourceId);
}

/// <summary>A sum over some sources of a method, for example the process level of the national market.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Formula">Sum over the parts of the source ids after the dot.</param>
/// <param name="Unit">Unit, tCO2 or tCO2e.</param>
public sealed record Subtotal(string Id, Formula Formula, string Unit);
