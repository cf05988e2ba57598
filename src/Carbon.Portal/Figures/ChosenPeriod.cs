using System.Globalization;
using Carbon.Metering;
using Carbon.Views.Figures;

namespace Carbon.Portal.Figures;

/// <summary>Length of the period that a page looks at.</summary>
public enum PeriodKind
{
    /// <summary>A local day.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>The period that a page looks at, in days of the plant's time zone.</summary>
/// <param name="Kind">Its length.</param>
/// <param name="First">Its first day.</param>
/// <param name="After">The first day after it.</param>
public sealed record ChosenPeriod(PeriodKind Kind, DateOnly First, DateOnly After)
{
    /// <summary>The period of a kind that holds a day.</summary>
    public static ChosenPeriod Of(PeriodKind kind, DateOnly day)
    {
        var first = kind switch
        {
            PeriodKind.Day => day,
            PeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
            PeriodKind.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
            _ => new DateOnly(day.Year, 1, 1),
        };
        return new ChosenPeriod(kind, first, Next(kind, first, 1));
    }

    /// <summary>The period of an address: its kind and a day within it; the current day where it says nothing readable.</summary>
    public static ChosenPeriod Parse(string? kind, string? day, DateOnly today) => Of(
        Enum.TryParse<PeriodKind>(kind, true, out var known) && Enum.IsDefined(known) ? known : PeriodKind.Day,
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1990 and < 2200 ? date : today);

    /// <summary>The period before this one.</summary>
    public ChosenPeriod Before => new(Kind, Next(Kind, First, -1), First);

    /// <summary>The period after this one.</summary>
    public ChosenPeriod Following => new(Kind, After, Next(Kind, After, 1));

    /// <summary>The figure step of the whole period; null for a week, which is a sum of days.</summary>
    public FigureStep? Step => Kind switch
    {
        PeriodKind.Day => FigureStep.Day,
        PeriodKind.Month => FigureStep.Month,
        PeriodKind.Quarter => FigureStep.Quarter,
        PeriodKind.Year => FigureStep.Year,
        _ => null,
    };

    /// <summary>The step of a curve over the period.</summary>
    public FigureStep CurveStep => Kind switch
    {
        PeriodKind.Day => FigureStep.Hour,
        PeriodKind.Year => FigureStep.Month,
        _ => FigureStep.Day,
    };

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= First && day < After;

    /// <summary>Its first instant.</summary>
    public DateTimeOffset Start(TimeZoneInfo zone) => LocalMidnight.Of(First, zone);

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset End(TimeZoneInfo zone) => LocalMidnight.Of(After, zone);

    /// <summary>Its address as a query.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"period={Kind.ToString().ToLowerInvariant()}&on={First:yyyy-MM-dd}");

    private static DateOnly Next(PeriodKind kind, DateOnly first, int count) => kind switch
    {
        PeriodKind.Day => first.AddDays(count),
        PeriodKind.Week => first.AddDays(7 * count),
        PeriodKind.Month => first.AddMonths(count),
        PeriodKind.Quarter => first.AddMonths(3 * count),
        _ => first.AddYears(count),
    };
}
