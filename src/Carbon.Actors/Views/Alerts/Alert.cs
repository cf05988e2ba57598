namespace Carbon.Views.Alerts;

/// <summary>How urgent an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Something will go wrong unless somebody acts.</summary>
    Warning,

    /// <summary>It has gone wrong.</summary>
    Critical,
}

/// <summary>A number that an alert stands on.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Plain decimal, date or word.</param>
public sealed record AlertEvidence(string Name, string Value);

/// <summary>Something that needs a person. Derived from figures and settings whenever it is asked for; nothing of it is stored.</summary>
/// <param name="Id">Stable as long as the same thing is the matter.</param>
/// <param name="Kind">Word for what it is: <c>quota_exceeded</c>, <c>quota_at_risk</c>, <c>quota_breakdown</c>, <c>source_abnormal</c>, <c>source_stopped</c>, <c>entry_overdue</c>, <c>reading_overdue</c>.</param>
/// <param name="Severity">How urgent.</param>
/// <param name="Plant">Plant.</param>
/// <param name="Scope">What it is about: <c>plant:ID</c>, <c>boundary:ID</c>, <c>source:ID</c>, <c>item:ID</c>, <c>meter:ID</c>, <c>channel:ID</c>.</param>
/// <param name="Since">Local day since which it holds, or on which it is expected.</param>
/// <param name="TextZh">What is the matter, in Chinese.</param>
/// <param name="TextEn">What is the matter, in English.</param>
/// <param name="ActionZh">What to do, in Chinese.</param>
/// <param name="ActionEn">What to do, in English.</param>
/// <param name="Evidence">The numbers it stands on.</param>
public sealed record Alert(
    string Id, string Kind, AlertSeverity Severity, string Plant, string Scope, DateOnly? Since,
    string TextZh, string TextEn, string ActionZh, string ActionEn, IReadOnlyList<AlertEvidence> Evidence);

/// <summary>Something that can raise alerts.</summary>
public interface IAlertSource
{
    /// <summary>What is the matter in a plant now.</summary>
    IEnumerable<Alert> Alerts(string plant);
}
