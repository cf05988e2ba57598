using System.Globalization;
using Carbon.Portal.DataQuality;
using Carbon.Portal.Figures;
using Carbon.Portal.Language;
using Carbon.Views.Alerts;
using Carbon.Views.Figures;

namespace Carbon.Portal.Alerts;

/// <summary>An alert in words, and where it can be looked into.</summary>
public static class AlertText
{
    /// <summary>Address of the list.</summary>
    public const string Page = "/alerts";

    private const string Due = "due:";

    /// <summary>What is the matter.</summary>
    public static string Text(Alert alert, Words words) => words.Name(alert.TextZh, alert.TextEn);

    /// <summary>What to do.</summary>
    public static string Action(Alert alert, Words words) => words.Name(alert.ActionZh, alert.ActionEn);

    /// <summary>Where to look: the page that shows this kind of alert, else the quality of what it is about.</summary>
    public static string Address(Alert alert) => alert.Kind switch
    {
        "quota_exceeded" or "quota_at_risk" or "quota_breakdown" => "/targets",
        "source_abnormal" or "source_stopped" => "/targets/locating" + Anchor(alert.Scope),
        _ when alert.Kind.StartsWith("entry", StringComparison.Ordinal) => "/entries/due",
        "reading_overdue" => alert.Scope.StartsWith("meter:", StringComparison.Ordinal) ? $"/meters/{Uri.EscapeDataString(alert.Scope["meter:".Length..])}" : "/meters",
        _ when FigureScope.TryParse(alert.Scope, out var scope) && scope.Kind is "boundary" or "source" => $"{QualityAddress.Page}?scope={Uri.EscapeDataString(alert.Scope)}",
        _ => Page,
    };

    /// <summary>Name of a piece of evidence: a word where it is one, a source by its name, else as it is.</summary>
    public static string Evidence(AlertEvidence evidence, Words words, Func<string, string> scope) =>
        evidence.Name.StartsWith("source:", StringComparison.Ordinal) ? scope(evidence.Name)
        : evidence.Name.StartsWith(Due, StringComparison.Ordinal) ? words["evidence.due", evidence.Name[Due.Length..]]
        : words.Known($"evidence.{evidence.Name}", evidence.Name);

    /// <summary>Value of a piece of evidence for the eye: a long number with three significant digits, anything else as it is.</summary>
    public static string Value(AlertEvidence evidence) =>
        evidence.Value.Length > 7 && decimal.TryParse(evidence.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Digits.Short(number)
            : evidence.Value;

    /// <summary>Word of a severity.</summary>
    public static string Severity(AlertSeverity severity, Words words) => words[$"alert.{severity.ToString().ToLowerInvariant()}"];

    private static string Anchor(string scope) => scope.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? "#" + Uri.EscapeDataString(scope[(colon + 1)..]) : "";
}
