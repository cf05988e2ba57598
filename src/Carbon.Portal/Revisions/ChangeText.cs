using Carbon.Accounting.Comparison;
using Carbon.Metering;
using Carbon.Portal.Language;
using Carbon.Views;

namespace Carbon.Portal.Revisions;

/// <summary>What changed, in the reader's words.</summary>
public static class ChangeText
{
    /// <summary>What the change is about: a symbol and a measuring point by their name, a part of the method in words.</summary>
    public static string Subject(Change change, Words words) => change.Cause is ChangeCause.Method or ChangeCause.Boundary
        ? words.Known($"changed.{change.Subject.Replace(' ', '-')}", change.Subject)
        : change.Subject;

    /// <summary>A value with its unit; a word where there was none.</summary>
    public static string Value(string value, string unit, Words words) =>
        value.Length == 0 ? words["revisions.absent"] : unit.Length == 0 ? value : $"{value} {unit}";

    /// <summary>The days for which it holds, the last included.</summary>
    public static string Days(Change change, Moments moments) =>
        $"{moments.Day(MeteringRecords.Time(change.From))} – {moments.Day(MeteringRecords.Time(change.To - 1))}";

    /// <summary>Who configured the source, when and why.</summary>
    public static string Who(SourceVersion version, Words words, Moments moments) => words[
        version.FromFile ? "revisions.whofile" : "revisions.who",
        moments.Minute(version.At),
        version.By.Length > 0 ? version.By : words["revisions.nobody"],
        version.Reason.Length > 0 ? version.Reason : words["revisions.noreason"]];

    /// <summary>Configurations between two states, oldest first; an instant of null is now.</summary>
    public static IReadOnlyList<SourceVersion> Between(IReadOnlyList<SourceVersion> versions, DateTimeOffset? left, DateTimeOffset? right)
    {
        var (from, to) = (left ?? DateTimeOffset.MaxValue, right ?? DateTimeOffset.MaxValue);
        if (from > to)
            (from, to) = (to, from);
        return [.. versions.Where(v => v.At >= from && v.At < to).OrderBy(v => v.At)];
    }
}
