using Carbon.Metering;
using Carbon.Views.Traces;

namespace Carbon.Node.Api;

/// <summary>The whole provenance of one figure. <paramref name="Seal"/> is null as long as the node keeps no ledger.</summary>
public sealed record TraceAnswer(string Asked, bool Superseded, EmissionAnswer Figure, IReadOnlyList<SourceTraceAnswer> Sources, object? Seal)
{
    internal static TraceAnswer Of(FigureTrace trace) => new(
        trace.Asked.ToString(), trace.Superseded, EmissionAnswer.Of(trace.Figure), [.. trace.Sources.Select(SourceTraceAnswer.Of)], null);
}

/// <summary>One source's part.</summary>
public sealed record SourceTraceAnswer(
    string Source, string NameZh, string NameEn, string Category, string Gas, string MethodSource, string MethodVersion, string FactorVersion,
    string Formula, string PrintedFormula, string ResultUnit, int Sign, decimal Share, decimal Value,
    IReadOnlyList<ConstantTraceAnswer> Constants, IReadOnlyList<ActivityTraceAnswer> Activities, IReadOnlyList<HourTrace> Hours)
{
    internal static SourceTraceAnswer Of(SourceTrace s) => new(
        s.Source, s.NameZh, s.NameEn, s.Category, s.Gas, s.MethodSource, s.MethodVersion, s.FactorVersion, s.Formula, s.PrintedFormula, s.ResultUnit,
        s.Sign, s.Share, s.Tonnes, [.. s.Constants.Select(ConstantTraceAnswer.Of)], [.. s.Activities.Select(ActivityTraceAnswer.Of)], s.HourFigures);
}

/// <summary>Activity data of one symbol.</summary>
public sealed record ActivityTraceAnswer(
    string Symbol, string TitleZh, string TitleEn, string Expression, decimal Value, string Unit, IReadOnlyList<TermTraceAnswer> Terms)
{
    internal static ActivityTraceAnswer Of(ActivityTrace a) => new(
        a.Symbol, a.TitleZh, a.TitleEn, a.Expression, a.Value, a.Unit, [.. a.Terms.Select(TermTraceAnswer.Of)]);
}

/// <summary>One measuring point behind it.</summary>
public sealed record TermTraceAnswer(
    string Name, string Meter, string Point, decimal Quantity, string Unit, InstrumentAnswer? Instrument,
    IReadOnlyList<FigureAnswer> Increments, IReadOnlyList<RawAnswer> Readings, IReadOnlyList<GapAnswer> Gaps, IReadOnlyList<IncidentAnswer> Incidents, IReadOnlyList<TracedEntryAnswer>? Entries)
{
    internal static TermTraceAnswer Of(TermTrace t) => new(
        t.Name, t.Meter, t.Point, t.Quantity, t.Unit,
        t.Instrument is { } i ? new InstrumentAnswer(i.NameZh, i.NameEn, i.Vendor, i.Model, i.SerialNumber, i.Place, i.AccuracyClass, i.Certificate, Day(i.CalibratedOn), Day(i.CalibrationDue)) : null,
        [.. t.Increments.Select(FigureAnswer.Of)],
        [.. t.Readings.Select(RawAnswer.Of)],
        [.. t.Gaps.Select(g => new GapAnswer(g.After, g.Before, g.Missing, g.DecidedBy, [.. g.Fills.Select(f => new FillAnswer(f.Time, f.Value, Words.Of(f.Method)))]))],
        [.. t.Incidents.Select(n => new IncidentAnswer(Words.Of(n.Kind), n.Time, n.Before, n.After, n.Increment))],
        t.Item is null ? null : [.. t.Entries.Select(TracedEntryAnswer.Of)]);

    private static DateOnly? Day(long milliseconds) => milliseconds == 0 ? null : DateOnly.FromDateTime(MeteringRecords.Time(milliseconds).UtcDateTime);
}

/// <summary>The instrument's register entry.</summary>
public sealed record InstrumentAnswer(
    string NameZh, string NameEn, string Vendor, string Model, string SerialNumber, string Place, string AccuracyClass, string Certificate, DateOnly? CalibratedOn, DateOnly? CalibrationDue);

/// <summary>A gap and what filled it.</summary>
public sealed record GapAnswer(DateTimeOffset After, DateTimeOffset Before, int Missing, string DecidedBy, IReadOnlyList<FillAnswer> Fills);

/// <summary>A filled point.</summary>
public sealed record FillAnswer(DateTimeOffset Time, decimal Value, string Method);

/// <summary>What happened to a register.</summary>
public sealed record IncidentAnswer(string Kind, DateTimeOffset Time, decimal Before, decimal After, decimal Increment);
