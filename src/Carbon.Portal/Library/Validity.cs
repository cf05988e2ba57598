using System.Globalization;
using Carbon.Accounting.Factors;
using Carbon.Portal.Language;

namespace Carbon.Portal.Library;

/// <summary>What is stated of the time of a factor: year of the data, days of validity and of publication, use. Days as yyyy-MM-dd.</summary>
public static class Validity
{
    /// <summary>Whether anything is stated.</summary>
    public static bool Stated(FactorFacts facts) =>
        facts is not { DataYear: null, ValidFrom: null, ValidTo: null, Published: null, UsedFor: null };

    /// <summary>Whether anything is stated of any row of a table.</summary>
    public static bool ByRow(FactorTable table) => table.Rows.Any(r => Stated(r.Facts));

    /// <summary>What is stated, in words, with its name.</summary>
    public static IEnumerable<(string Name, string Text)> Lines(FactorFacts facts, Words words)
    {
        if (facts.DataYear is { } year)
            yield return (words["validity.year"], year.ToString(CultureInfo.InvariantCulture));
        if (facts.ValidFrom is not null || facts.ValidTo is not null)
            yield return (words["validity.valid"], $"{Day(facts.ValidFrom)} – {Day(facts.ValidTo)}".Trim());
        if (facts.UsedFor is { } use)
            yield return (words["validity.use"], use);
        if (facts.Published is { } published)
            yield return (words["validity.published"], Day(published));
    }

    /// <summary>A day as yyyy-MM-dd; empty where it is not stated.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
