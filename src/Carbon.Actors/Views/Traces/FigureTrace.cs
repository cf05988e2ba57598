using Carbon.Metering;
using Carbon.Views.Entries;
using Carbon.Views.Figures;
using Carbon.Views.Meters;

namespace Carbon.Views.Traces;

/// <summary>The whole provenance of one figure: what it is made of, down to raw frames.</summary>
/// <param name="Asked">The id that was asked for.</param>
/// <param name="Figure">The figure as it stands now; its revision tells whether the asked one is superseded.</param>
/// <param name="Sources">What it is the sum of.</param>
public sealed record FigureTrace(FigureId Asked, EmissionFigure Figure, IReadOnlyList<SourceTrace> Sources)
{
    /// <summary>True where something below the figure changed since the asked revision.</summary>
    public bool Superseded => Asked.Revision != Figure.Revision;
}

/// <summary>A value in the formula with where it is from.</summary>
/// <param name="Symbol">Name in the formula.</param>
/// <param name="TitleZh">Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Origin">Table, document and version, or given.</param>
/// <param name="Confirmed">False: the value is from an unconfirmed row and marked wherever it is used.</param>
public sealed record ConstantTrace(string Symbol, string TitleZh, string TitleEn, decimal Value, string Unit, string Origin, bool Confirmed)
{
    /// <summary>Data item that the value is from; null: the binding's own.</summary>
    public string? Item { get; init; }

    /// <summary>Entries of the data item that give the value.</summary>
    public IReadOnlyList<EntryView> Entries { get; init; } = [];

    /// <summary>First instant at which the value holds; null: from the beginning.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>First instant after; null: without end.</summary>
    public DateTimeOffset? ValidTo { get; init; }
}

/// <summary>One source's part of a figure.</summary>
public sealed record SourceTrace(
    string Source, string NameZh, string NameEn, string Category, string Gas, string MethodSource, string MethodVersion, string FactorVersion,
    string Formula, string PrintedFormula, string ResultUnit, int Sign, decimal Share, decimal Tonnes, int Hours,
    IReadOnlyList<ConstantTrace> Constants, IReadOnlyList<ActivityTrace> Activities, IReadOnlyList<HourTrace> HourFigures);

/// <summary>Activity data of a symbol in the period, put together from measuring points.</summary>
public sealed record ActivityTrace(
    string Symbol, string TitleZh, string TitleEn, string Expression, decimal Value, string Unit, IReadOnlyList<TermTrace> Terms);

/// <summary>An hour as accounted.</summary>
public sealed record HourTrace(DateTimeOffset Start, decimal Tonnes, int Revision, string? Failure);

/// <summary>A measuring point's part: its increments, the readings behind them, its instrument.</summary>
/// <param name="Name">Name in the expression.</param>
/// <param name="Meter">Id of the meter.</param>
/// <param name="Point">Id of the point.</param>
/// <param name="Quantity">Sum of the increments of the period.</param>
/// <param name="Unit">Unit of the quantity.</param>
/// <param name="Instrument">Register entry of the instrument; null where the meter is not known here.</param>
/// <param name="Increments">Hours of the period.</param>
/// <param name="Readings">Raw readings around and inside the period, at most <see cref="FigureTraceQuery.MaximumReadings"/>.</param>
/// <param name="Gaps">Gaps that touch the period.</param>
/// <param name="Incidents">Rollovers, resets, replacements and glitches of the period.</param>
public sealed record TermTrace(
    string Name, string Meter, string Point, decimal Quantity, string Unit, Contracts.InstrumentRecord? Instrument,
    IReadOnlyList<SeriesFigure> Increments, IReadOnlyList<RawReading> Readings, IReadOnlyList<GapView> Gaps, IReadOnlyList<Incident> Incidents)
{
    /// <summary>The data item that people enter in place of a meter; null: an instrument.</summary>
    public Contracts.DataItemRecord? Item { get; init; }

    /// <summary>Entries of the data item that count for days of the period, with their vouchers.</summary>
    public IReadOnlyList<EntryView> Entries { get; init; } = [];
}
