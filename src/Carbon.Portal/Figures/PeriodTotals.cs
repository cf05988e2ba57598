using Carbon.Metering;
using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Portal.Figures;

/// <summary>The total of a period, and of the same stretch of the period before.</summary>
/// <param name="Period">The period.</param>
/// <param name="Figures">The figures that it is the sum of: one, or the seven days of a week.</param>
/// <param name="Through">The end of the last accounted hour; null: nothing is accounted.</param>
/// <param name="Before">Tonnes of the same stretch of the period before; null: there are no full data to compare with.</param>
public sealed record PeriodTotal(ChosenPeriod Period, IReadOnlyList<EmissionFigure> Figures, DateTimeOffset? Through, decimal? Before)
{
    /// <summary>Tonnes of the period so far.</summary>
    public decimal Tonnes => Figures.Sum(f => f.Tonnes);

    /// <summary>What the open hours would add as they stand now.</summary>
    public decimal Live => Figures.Sum(f => f.Live);

    /// <summary>Change against the period before, as a share of it; null: nothing to compare with.</summary>
    public decimal? Change => Before is > 0m or < 0m ? (Tonnes - Before.Value) / Math.Abs(Before.Value) : null;
}

/// <summary>Reads totals with their comparison.</summary>
/// <param name="figures">The emission figures.</param>
/// <param name="zone">The plant's time zone.</param>
public sealed class PeriodTotals(FigureQueries figures, PlantZone zone)
{
    /// <summary>The total of a period; a running period is compared with as much of the one before as is accounted of it.</summary>
    public PeriodTotal Read(FigureScope scope, ChosenPeriod period)
    {
        var (start, end) = (period.Start(zone.Zone), period.End(zone.Zone));
        var whole = figures.Emissions(scope, start, end, period.Step ?? FigureStep.Day, FigureSplit.Total) ?? [];
        var lastDay = figures.Emissions(scope, start, end, FigureStep.Day, FigureSplit.Total)?.LastOrDefault(IsAccounted);
        if (lastDay is null)
            return new PeriodTotal(period, whole, null, null);
        var through = figures.Emissions(scope, lastDay.Period.Start, lastDay.Period.End, FigureStep.Hour, FigureSplit.Total)?.LastOrDefault(IsAccounted)?.Period.End
            ?? lastDay.Period.End;
        return new PeriodTotal(period, whole, through, Before(scope, period, through));
    }

    private decimal? Before(FigureScope scope, ChosenPeriod period, DateTimeOffset through)
    {
        var before = period.Before;
        var elapsed = TimeZoneInfo.ConvertTime(through, zone.Zone);
        var days = DateOnly.FromDateTime(elapsed.DateTime).DayNumber - period.First.DayNumber;
        var cut = before.First.AddDays(days);
        if (cut > before.After)
            cut = before.After;
        var whole = figures.Emissions(scope, before.Start(zone.Zone), LocalMidnight.Of(before.After, zone.Zone), FigureStep.Day, FigureSplit.Total) ?? [];
        if (whole.Count == 0 || Day(whole[0]) != before.First)
            return null;
        var sum = whole.Where(d => Day(d) < cut).Sum(d => d.Tonnes);
        if (cut < before.After && elapsed.TimeOfDay > TimeSpan.Zero)
        {
            var midnight = LocalMidnight.Of(cut, zone.Zone);
            sum += (figures.Emissions(scope, midnight, midnight + elapsed.TimeOfDay, FigureStep.Hour, FigureSplit.Total) ?? []).Sum(h => h.Tonnes);
        }
        return sum;
    }

    /// <summary>False where a figure is nothing but open hours.</summary>
    private static bool IsAccounted(EmissionFigure figure) => figure.Tonnes != 0m || figure.Live == 0m;

    private static DateOnly Day(EmissionFigure figure) => DateOnly.FromDateTime(figure.Period.Start.DateTime);
}
