using System.Collections.Immutable;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;

namespace Carbon.Node.Api;

/// <summary>A method in a list.</summary>
public sealed record MethodAnswer(string Id, int Version, string Hash, string? TitleZh, string? TitleEn, string? Document, bool? Confirmed, string? Evidence, string? GwpSet, bool Own)
{
    internal static MethodAnswer Of(Method m) => new(m.Id, m.Version, m.Hash, m.Title.Zh, m.Title.En, m.Document, m.Confirmed, m.Evidence, m.GwpSet, m.IsOwn);
}

/// <summary>A method with its sources.</summary>
public sealed record MethodDetail(MethodAnswer Method, string? Total, IReadOnlyList<MethodSourceAnswer> Sources)
{
    internal static MethodDetail Of(Method m) => new(MethodAnswer.Of(m), m.Total?.Text, [.. m.Sources.Select(s => MethodSourceAnswer.Of(m, s))]);
}

/// <summary>A source of a method; <paramref name="InTotal"/> is false for what is shown apart.</summary>
public sealed record MethodSourceAnswer(
    string Id, string? TitleZh, string? TitleEn, string Category, int Sign, IReadOnlyList<string> Gases, string Formula, string ResultUnit, bool? Confirmed, string? Evidence, bool InTotal, IReadOnlyList<ParameterAnswer> Parameters)
{
    internal static MethodSourceAnswer Of(Method method, Source s) => new(
        s.Id, s.Title.Zh, s.Title.En, s.Category, s.Sign, s.Gases, s.Formula.Text, s.ResultUnit.Code, s.Confirmed, s.Evidence, Accounting.Binding.Totals.Counts(method, s),
        [.. s.Parameters.Select(ParameterAnswer.Of)]);
}

/// <summary>A symbol of a source.</summary>
public sealed record ParameterAnswer(
    string Symbol, string? TitleZh, string? TitleEn, IReadOnlyList<string> Units, string Kind, decimal? Default, string? Table, string? Column, string? Row, string? Select,
    IReadOnlyList<string> Derive, IReadOnlyList<string> ChooseFrom, decimal? Low, decimal? High, bool? Confirmed)
{
    internal static ParameterAnswer Of(Parameter p) => new(
        p.Symbol, p.Title.Zh, p.Title.En, [.. p.Units.Select(u => u.Code)], p.Kind, p.Default?.Value, p.Default?.Table, p.Default?.Column, p.Default?.Row, p.Default?.Select,
        [.. p.Derive.Select(d => d.Formula.Text)], p.ChooseFrom, p.Range?.Low, p.Range?.High, p.Confirmed);
}

/// <summary>A factor table in a list.</summary>
public sealed record TableAnswer(string Reference, string? TitleZh, string? TitleEn, string Version, string? Document, string? Series, FactorFacts Facts, int Rows, bool Own)
{
    internal static TableAnswer Of(FactorTable t, FactorLibrary factors) => new(
        t.Reference, t.Title.Zh, t.Title.En, t.Version, factors.Cite(t.Document), t.Series, t.Facts, t.Steam?.Rows.Length ?? t.Rows.Length, t.IsOwn);
}

/// <summary>A factor table with its rows.</summary>
public sealed record TableDetail(TableAnswer Table, IReadOnlyList<string> Columns, IReadOnlyList<RowAnswer> Rows)
{
    internal static TableDetail Of(FactorTable t, FactorLibrary factors) => new(TableAnswer.Of(t, factors), t.Columns, [.. t.Rows.Select(r => RowAnswer.Of(r, factors))]);
}

/// <summary>A row with what is stated of it.</summary>
public sealed record RowAnswer(
    string Key, string? TitleZh, string? TitleEn, ImmutableSortedDictionary<string, CellAnswer> Values, FactorFacts Facts, string? Document, string? Evidence, IReadOnlyList<string> Disputed)
{
    internal static RowAnswer Of(FactorRow r, FactorLibrary factors) => new(
        r.Key, r.Title.Zh, r.Title.En, r.Cells.ToImmutableSortedDictionary(c => c.Key, c => new CellAnswer(c.Value.Value, c.Value.Unit.Code, c.Value.Confirmed), StringComparer.Ordinal),
        r.Facts, factors.Cite(r.Document), r.Evidence, r.Disputed);
}

/// <summary>A value with its unit.</summary>
public sealed record CellAnswer(decimal Value, string Unit, bool Confirmed);
