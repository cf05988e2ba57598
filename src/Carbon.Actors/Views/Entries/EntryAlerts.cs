using System.Globalization;
using Carbon.Views.Alerts;

namespace Carbon.Views.Entries;

/// <summary>An alert for each data item with overdue entries (clauses 11.2, 12.3).</summary>
public sealed class EntryAlerts(EntryQueries entries, TimeProvider time) : IAlertSource
{
    /// <summary>A month overdue is a month that no statement can be made for.</summary>
    private const int CriticalDays = 30;

    private const int MostPeriods = 12;

    /// <inheritdoc/>
    public IEnumerable<Alert> Alerts(string plant) => entries.Due(time.GetUtcNow())
        .Where(d => d.Item.Plant == plant && d.DaysOverdue > 0)
        .GroupBy(d => d.Item.Id, StringComparer.Ordinal)
        .Select(g => Of([.. g.OrderBy(d => d.From)]));

    private static Alert Of(IReadOnlyList<DueView> due)
    {
        var (item, longest) = (due[0].Item, due.Max(d => d.DaysOverdue));
        var (zh, en) = (First(item.NameZh, item.NameEn, item.Id), First(item.NameEn, item.NameZh, item.Id));
        var (first, days) = (Text(due[0].From), longest.ToString(CultureInfo.InvariantCulture));
        return new Alert(
            $"entry_overdue~{item.Id}", "entry_overdue", longest > CriticalDays ? AlertSeverity.Critical : AlertSeverity.Warning, item.Plant, $"item:{item.Id}", due.Min(d => d.Due).AddDays(1),
            $"{zh}：{due.Count} 个周期未填报，自 {first} 起，已逾期 {days} 天", $"{en}: {due.Count} {(due.Count == 1 ? "period is" : "periods are")} not entered, from {first} on, {days} days overdue",
            item.Responsible.Length > 0 ? $"请 {item.Responsible} 填报并附凭证" : "请填报并附凭证", $"{(item.Responsible.Length > 0 ? item.Responsible : "whoever answers for it")}: enter it with its voucher",
            [
                new("periods", due.Count.ToString(CultureInfo.InvariantCulture)), new("days_overdue", days), new("responsible", item.Responsible),
                .. due.Take(MostPeriods).Select(d => new AlertEvidence($"due:{Text(d.Due)}", $"{Text(d.From)}/{Text(d.To)}")),
            ]);
    }

    private static string First(params string[] names) => names.First(n => n.Length > 0);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
