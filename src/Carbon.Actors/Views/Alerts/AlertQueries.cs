namespace Carbon.Views.Alerts;

/// <summary>All alerts of a plant: for the bell of the portal and for the API.</summary>
public sealed class AlertQueries(IEnumerable<IAlertSource> sources, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long At, IReadOnlyList<Alert> Alerts)> _held = new(StringComparer.Ordinal);

    /// <summary>Alerts, the most urgent first; looked at anew at most every 15 s, however many ask.</summary>
    public IReadOnlyList<Alert> Alerts(string plant)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(plant, out var held) && time.GetElapsedTime(held.At) < Fresh)
                return held.Alerts;
            IReadOnlyList<Alert> alerts = [.. sources.SelectMany(s => s.Alerts(plant)).OrderByDescending(a => a.Severity).ThenBy(a => a.Since).ThenBy(a => a.Id, StringComparer.Ordinal)];
            _held[plant] = (time.GetTimestamp(), alerts);
            return alerts;
        }
    }
}
