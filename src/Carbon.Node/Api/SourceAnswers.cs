using System.Collections.Immutable;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Configuration;
using Carbon.Node.Sources;
using Carbon.Views;

namespace Carbon.Node.Api;

/// <summary>A source as it is bound. <paramref name="Binding"/> can be edited and sent again; <paramref name="Newer"/> is what the library would change.</summary>
public sealed record SourceAnswer(
    string Id, string Plant, string NameZh, string NameEn, string MethodSource, string MethodVersion, string FactorVersion, string Category, string Gas, int Sign,
    string Formula, string PrintedFormula, string ResultUnit, bool Apart, string? Floor, string? GwpSet, int Version,
    IReadOnlyList<ConstantAnswer> Constants, IReadOnlyList<ActivityAnswer> Activities, SourceSection? Binding, ImmutableArray<LibraryDifference> Newer)
{
    internal static SourceAnswer Of(SourceRecord source, int version, ImmutableArray<LibraryDifference> newer) => new(
        source.Id, source.Plant, source.NameZh, source.NameEn, source.MethodSource, source.MethodVersion, source.FactorVersion, source.Category, source.Gas, source.Sign,
        source.Formula, source.PrintedFormula, source.ResultUnit, source.Apart, Text(source.Floor), Text(source.GwpSet), version,
        [.. source.Constants.Select(ConstantAnswer.Of)],
        [.. source.Activities.Select(a => new ActivityAnswer(a.Symbol, a.Expression, a.Unit, a.DeclaredUnit, [.. a.Terms.Select(t => new TermAnswer(t.Name, t.Meter, t.Point, t.Unit))]))],
        SourceSections.Of(source), newer);

    internal static string? Text(string text) => text.Length == 0 ? null : text;
}

/// <summary>A value of a symbol with where it is from.</summary>
public sealed record ConstantAnswer(
    string Symbol, decimal? Value, string Unit, string Origin, bool Confirmed, DateTimeOffset? From, DateTimeOffset? To, string? Item, string? Table, string? Calibre, decimal? Uncertainty, string? Kind)
{
    internal static ConstantAnswer Of(ConstantRecord c) => new(
        c.Symbol, c.NoFallback ? null : c.Value?.ToDecimal(), c.Unit, c.Origin, c.Confirmed, Time(c.ValidFrom), Time(c.ValidTo),
        SourceAnswer.Text(c.Item), SourceAnswer.Text(c.Table), SourceAnswer.Text(c.Calibre), c.Uncertainty?.ToDecimal(), SourceAnswer.Text(c.SymbolKind));

    private static DateTimeOffset? Time(long instant) => instant == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(instant);
}

/// <summary>A symbol that is put together from measuring points and data items.</summary>
public sealed record ActivityAnswer(string Symbol, string Expression, string Unit, string DeclaredUnit, IReadOnlyList<TermAnswer> Terms);

/// <summary>A measuring point or data item of an expression.</summary>
public sealed record TermAnswer(string Name, string Meter, string Point, string Unit);

/// <summary>A configuration of a source as recorded.</summary>
public sealed record SourceVersionAnswer(int Version, DateTimeOffset At, string By, string Reason, bool FromFile, SourceAnswer Source)
{
    internal static SourceVersionAnswer Of(SourceVersion v) => new(v.Version, v.At, v.By, v.Reason, v.FromFile, SourceAnswer.Of(v.Record, v.Version, []));
}

/// <summary>An accounting unit.</summary>
public sealed record BoundaryAnswer(string Id, string Plant, string NameZh, string NameEn, IReadOnlyList<MemberAnswer> Members)
{
    internal static BoundaryAnswer Of(BoundaryRecord b) => new(b.Id, b.Plant, b.NameZh, b.NameEn, [.. b.Members.Select(MemberAnswer.Of)]);
}

/// <summary>A source or unit inside a unit, with the share that counts and the first and last day on which it does.</summary>
public sealed record MemberAnswer(string Entity, decimal Share, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    internal static MemberAnswer Of(MemberRecord m) => new(m.Entity, m.Share.ToDecimal(), Day(m.ValidFrom), Day(m.ValidTo));

    private static DateOnly? Day(int date) => date == 0 ? null : MeteringRecords.Date(date);
}

/// <summary>What a proposal comes to: the source as it would be, or what is wrong by symbol.</summary>
public sealed record PreviewAnswer(SourceAnswer? Source, ImmutableArray<BindingProblem> Problems, ImmutableArray<LibraryDifference> Differences);
