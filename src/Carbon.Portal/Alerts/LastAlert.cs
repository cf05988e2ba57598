using Carbon.Views.Alerts;

namespace Carbon.Portal.Alerts;

/// <summary>The one alert that a panel has room for.</summary>
public static class LastAlert
{
    /// <summary>The youngest of the most urgent ones. Null where nothing is the matter.</summary>
    public static Alert? Of(IReadOnlyList<Alert> alerts) => alerts
        .OrderByDescending(a => a.Severity).ThenByDescending(a => a.Since ?? DateOnly.MinValue).ThenBy(a => a.Id, StringComparer.Ordinal).FirstOrDefault();
}
