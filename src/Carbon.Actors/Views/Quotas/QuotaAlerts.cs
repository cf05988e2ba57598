using System.Globalization;
using Carbon.Accounting.Units;
using Carbon.Boundaries.Quotas;
using Carbon.Contracts;
using Carbon.Views.Alerts;

namespace Carbon.Views.Quotas;

/// <summary>Alerts before a target is exceeded, and once it is.</summary>
public sealed class QuotaAlerts(QuotaQueries quotas, PlantCatalogue catalogue) : IAlertSource
{
    private const int MostSources = 5;

    /// <inheritdoc/>
    public IEnumerable<Alert> Alerts(string plant)
    {
        var current = quotas.Quotas(plant, onlyCurrent: true);
        var names = current.Any(q => q.Outlook.State != QuotaState.Within) ? catalogue.Sources().ToDictionary(s => s.Record.Id, s => s.Record) : [];
        foreach (var quota in current)
        {
            if (quota.Outlook.State != QuotaState.Within)
                yield return Of(plant, quota.Outlook, names);
            if (quota.Overgiven is { } sum)
                yield return TooLarge(plant, quota.Outlook.Target, sum);
        }
    }

    private static Alert Of(string plant, QuotaOutlook outlook, Dictionary<string, SourceRecord> names)
    {
        var (target, exceeded) = (outlook.Target, outlook.State == QuotaState.Exceeded);
        var (limit, actual, projected) = (Print(target.Tonnes), Print(outlook.Actual), Print(outlook.Projected));
        var on = outlook.ExceededOn?.ToString("O", CultureInfo.InvariantCulture) ?? "";
        var largest = outlook.Sources.Count > 0 ? outlook.Sources[0].Source : "";
        var (largestZh, largestEn) = names.GetValueOrDefault(largest) is { } source ? (Name(source.NameZh, largest), Name(source.NameEn, largest)) : (largest, largest);
        var kind = exceeded ? "quota_exceeded" : "quota_at_risk";
        return new Alert(
            $"{kind}~{plant}~{target.Id}~{target.Record.Period}", kind, exceeded ? AlertSeverity.Critical : AlertSeverity.Warning, plant, target.Scope, outlook.ExceededOn,
            exceeded ? $"{target.Record.NameZh}：已排放 {actual} t，超出定额 {limit} t" : $"{target.Record.NameZh}：预计期末 {projected} t，将于 {on} 超出定额 {limit} t",
            exceeded ? $"{target.Record.NameEn}: {actual} t emitted, the quota is {limit} t" : $"{target.Record.NameEn}: {projected} t expected at the end of the period, the quota of {limit} t will be exceeded on {on}",
            $"查看排放最大的排放源“{largestZh}”，安排减排或申请调整定额", $"look at '{largestEn}', the largest source; reduce it, or have the quota changed",
            [
                new("quota", PlainDecimal.Print(target.Tonnes)), new("actual", PlainDecimal.Print(outlook.Actual)), new("projected", PlainDecimal.Print(outlook.Projected)),
                .. outlook.Sources.Take(MostSources).Select(s => new AlertEvidence($"source:{s.Source}", $"{Print(s.Actual)} + {Print(s.Expected)}")),
            ]);
    }

    private static Alert TooLarge(string plant, Target target, decimal sum) => new(
        $"quota_breakdown~{plant}~{target.Id}", "quota_breakdown", AlertSeverity.Warning, plant, target.Scope, null,
        $"{target.Record.NameZh}：分解合计 {Print(sum)} t，大于定额 {Print(target.Tonnes)} t", $"{target.Record.NameEn}: its breakdown adds up to {Print(sum)} t, more than its {Print(target.Tonnes)} t",
        "边界变更后请重新分解定额", "the boundary has changed since; break the quota down again",
        [new("quota", PlainDecimal.Print(target.Tonnes)), new("breakdown", PlainDecimal.Print(sum))]);

    private static string Name(string name, string id) => name.Length > 0 ? name : id;

    private static string Print(decimal tonnes) => decimal.Round(tonnes, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
