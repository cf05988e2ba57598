using Carbon.Accounting.Comparison;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>Two states of a period. <paramref name="Parts"/> add up to right - left exactly; <paramref name="To"/> is the day after the last.</summary>
public sealed record ComparisonAnswer(
    string Scope, DateOnly From, DateOnly To, string Unit, decimal Left, decimal Right, decimal Difference, IReadOnlyDictionary<string, decimal> Parts,
    DateTimeOffset? LeftKnownAt, DateTimeOffset? RightKnownAt, IReadOnlyList<SourceDifferenceAnswer> Sources)
{
    internal static ComparisonAnswer Of(FigureScope scope, DateOnly from, DateOnly to, FigureComparison c) => new(
        scope.ToString(), from, to, "tCO2e", c.Left, c.Right, c.Right - c.Left, SourceDifferenceAnswer.Parts(c.Parts), c.LeftAt, c.RightAt,
        [.. c.Sources.Select(SourceDifferenceAnswer.Of)]);
}

/// <summary>One source's part, with what changed. <paramref name="DaysKept"/>: days that count as recorded because they cannot be reckoned; <paramref name="Floored"/>: a negative sum of a whole year counts as 0.</summary>
public sealed record SourceDifferenceAnswer(
    string Source, decimal Left, decimal Right, decimal Difference, IReadOnlyDictionary<string, decimal> ByCause, IReadOnlyList<ChangeAnswer> Changes, int DaysKept, bool Floored)
{
    internal static SourceDifferenceAnswer Of(SourceDifference d) => new(
        d.Source, d.Left, d.Right, d.Right - d.Left, Parts(d.Parts), [.. d.Changes.Select(ChangeAnswer.Of)], d.DaysKept, d.Floored);

    internal static Dictionary<string, decimal> Parts(IReadOnlyDictionary<ChangeCause, decimal> parts) =>
        parts.OrderBy(p => p.Key).ToDictionary(p => Words.Of(p.Key), p => p.Value);
}

/// <summary>One thing that differs.</summary>
public sealed record ChangeAnswer(
    string Cause, string Subject, string Left, string Right, string? Unit, string? LeftOrigin, string? RightOrigin, DateTimeOffset? From, DateTimeOffset? To)
{
    internal static ChangeAnswer Of(Change c) => new(
        Words.Of(c.Cause), c.Subject, c.Left, c.Right, Text(c.Unit), Text(c.LeftOrigin), Text(c.RightOrigin),
        c.From == 0 ? null : MeteringRecords.Time(c.From), c.To == 0 ? null : MeteringRecords.Time(c.To));

    private static string? Text(string text) => text.Length == 0 ? null : text;
}

/// <summary>States of a figure.</summary>
public sealed record RevisionsAnswer(string Id, IReadOnlyList<RevisionAnswer> Revisions);

/// <summary>A figure as it stood from an instant on.</summary>
public sealed record RevisionAnswer(DateTimeOffset At, decimal Value, int Revision, IReadOnlyList<string> Sources);

/// <summary>A period to be marked as reported; <paramref name="To"/> is the day after the last.</summary>
public sealed record ReportedPeriodRequest(string? From, string? To, string? Note);

/// <summary>A period marked as reported, with the totals by category at that time.</summary>
public sealed record ReportedPeriodAnswer(DateOnly From, DateOnly To, DateTimeOffset At, string By, string Note, IReadOnlyList<CategoryAnswer> Categories)
{
    internal static ReportedPeriodAnswer Of(PeriodReported r) => new(
        MeteringRecords.Date(r.From), MeteringRecords.Date(r.To).AddDays(1), MeteringRecords.Time(r.At), r.By, r.Note,
        [.. r.Categories.Select(c => new CategoryAnswer(c.Category, c.Tonnes.ToDecimal(), c.Apart))]);
}

/// <summary>Tonnes of a category.</summary>
public sealed record CategoryAnswer(string Category, decimal Value, bool Apart);
