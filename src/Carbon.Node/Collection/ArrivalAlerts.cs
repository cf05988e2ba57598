using System.Globalization;
using Carbon.Portal.Acquisition;
using Carbon.Views;
using Carbon.Views.Alerts;

namespace Carbon.Node.Collection;

/// <summary>An alert for each meter whose readings are overdue for longer than the tolerance; one for the whole channel where nothing of it comes.</summary>
internal sealed class ArrivalAlerts(IArrivalWatch watch, PlantCatalogue catalogue, PlantZone zone, TimeProvider time) : IAlertSource
{
    private const int MostPoints = 12;
    private static readonly TimeSpan Critical = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public IEnumerable<Alert> Alerts(string plant)
    {
        var names = catalogue.Meters().Where(m => m.Plant == plant).ToDictionary(m => m.Id, m => (Zh: First(m.Instrument.NameZh, m.Instrument.NameEn, m.Id), En: First(m.Instrument.NameEn, m.Instrument.NameZh, m.Id)));
        var now = time.GetUtcNow();
        foreach (var channel in watch.Points().Where(p => names.ContainsKey(p.Meter)).GroupBy(p => p.Channel))
        {
            var overdue = channel.Where(p => IsOverdue(p, now)).ToList();
            if (overdue.Count == 0)
                continue;
            if (channel.Key.Length > 0 && overdue.Count == channel.Count() && channel.Select(p => p.Meter).Distinct().Count() > 1)
                yield return Of(plant, $"channel:{channel.Key}", $"通道 {channel.Key}", $"channel {channel.Key}", overdue, now);
            else
                foreach (var meter in overdue.GroupBy(p => p.Meter))
                    yield return Of(plant, $"meter:{meter.Key}", names[meter.Key].Zh, names[meter.Key].En, [.. meter], now);
        }
    }

    private bool IsOverdue(PointArrival point, DateTimeOffset now) => point.DueSince is { } due && now - due > (point.Every > watch.Tolerance ? point.Every : watch.Tolerance);

    private Alert Of(string plant, string scope, string zh, string en, List<PointArrival> points, DateTimeOffset now)
    {
        var since = points.Min(p => p.DueSince!.Value);
        var missing = points.Sum(p => p.Missing).ToString(CultureInfo.InvariantCulture);
        var at = TimeZoneInfo.ConvertTime(since, zone.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new Alert(
            $"reading_overdue~{scope}", "reading_overdue", now - since > Critical ? AlertSeverity.Critical : AlertSeverity.Warning, plant, scope, zone.Day(since),
            $"{zh}：自 {at} 起缺少应到数据 {missing} 条", $"{en}: {missing} {(missing == "1" ? "reading that was" : "readings that were")} due since {at} did not come",
            "请检查仪表、线路与通道；报文与错误见通道页", "check the meter, its line and the channel; frames and errors stand at the channel",
            [
                new("missing", missing), new("due_since", at),
                .. points.Take(MostPoints).Select(p => new AlertEvidence($"{p.Meter}/{p.Point}", p.Missing.ToString(CultureInfo.InvariantCulture))),
            ]);
    }

    private static string First(params string[] names) => names.First(n => n.Length > 0);
}
