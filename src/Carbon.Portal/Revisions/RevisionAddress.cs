using Carbon.Views;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;

namespace Carbon.Portal.Revisions;

/// <summary>Addresses of the page of revisions.</summary>
public static class RevisionAddress
{
    /// <summary>The page.</summary>
    public const string Page = "/revisions";

    /// <summary>A comparison as a file.</summary>
    public const string Csv = "/revisions/csv";

    /// <summary>What is compared where nothing is chosen: this month, as known yesterday and now.</summary>
    public static RevisionRequest Usual(FigureScope scope, DateOnly today) => new(
        scope, new DateOnly(today.Year, today.Month, 1), today, new StateChoice(ComparisonKind.Known, today.AddDays(-1)), new StateChoice(ComparisonKind.Current));

    /// <summary>The revisions of a figure, and its period as known yesterday and now.</summary>
    public static string Figure(FigureId id, FigurePeriod period, PlantZone zone, DateOnly today)
    {
        var first = zone.Day(period.Start);
        var last = zone.Day(period.End.AddTicks(-1));
        return $"{Page}?{(Usual(id.Scope, today) with { First = first, Last = last }).Query}&figure={Uri.EscapeDataString(id.ToString())}";
    }
}
