using System.Globalization;
using Carbon.Accounting.Units;
using Carbon.Boundaries.Locating;
using Carbon.Views.Alerts;
using Carbon.Views.Figures;

namespace Carbon.Views.Locating;

/// <summary>Alerts for sources whose last settled day is abnormal.</summary>
public sealed class LocatingAlerts(LocatingQueries locating) : IAlertSource
{
    private const int MostDays = 12;

    /// <inheritdoc/>
    public IEnumerable<Alert> Alerts(string plant) => locating.Sources(plant, new FigureScope("plant", plant)).Where(l => l.Verdict.IsAlarming).Select(l => Of(plant, l));

    private static Alert Of(string plant, LocatedSource located)
    {
        var (source, verdict) = (located.Source, located.Verdict);
        var stopped = verdict.State == DayState.Stopped;
        var kind = stopped ? "source_stopped" : "source_abnormal";
        var (day, tonnes, median) = (Print(verdict.Day), Print(verdict.Tonnes), Print(verdict.Median ?? 0m));
        var z = PlainDecimal.Print(verdict.Z ?? 0m);
        var moved = located.Moved.Count > 0 ? $"{located.Moved[0].Meter}/{located.Moved[0].Point}" : "";
        return new Alert(
            $"{kind}~{plant}~{source.Id}~{Print(located.Since ?? verdict.Day)}", kind, AlertSeverity.Warning, plant, $"source:{source.Id}", located.Since,
            stopped ? $"{source.NameZh}：{day} 排放为 0，同类日中位数 {median} t" : $"{source.NameZh}：{day} 排放 {tonnes} t，同类日中位数 {median} t（稳健 z = {z}）",
            stopped ? $"{source.NameEn}: nothing on {day}, {median} t are usual on such a day" : $"{source.NameEn}: {tonnes} t on {day}, {median} t are usual on such a day (robust z = {z})",
            moved.Length > 0 ? $"核查计量点 {moved} 及其生产记录" : "核查该排放源的因子与绑定",
            moved.Length > 0 ? $"check the measuring point {moved} and what was produced" : "check factors and binding of the source",
            [
                new("day", day), new("tonnes", PlainDecimal.Print(verdict.Tonnes)), new("median", PlainDecimal.Print(verdict.Median ?? 0m)),
                new("deviation", PlainDecimal.Print(verdict.Deviation ?? 0m)), new("z", z),
                .. located.Moved.Select(m => new AlertEvidence($"{m.Meter}/{m.Point}", $"{PlainDecimal.Print(m.Quantity)} {m.Unit}, median {PlainDecimal.Print(m.Median)}, z = {PlainDecimal.Print(m.Z)}")),
                .. verdict.Comparable.Take(MostDays).Select(c => new AlertEvidence(Print(c.Day), PlainDecimal.Print(c.Tonnes))),
            ]);
    }

    private static string Print(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Print(decimal tonnes) => decimal.Round(tonnes, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
