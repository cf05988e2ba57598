using System.Globalization;
using Carbon.Metering;

namespace Carbon.Views.Figures;

/// <summary>One period of a figure in the plant's time zone.</summary>
/// <param name="Step">Its length.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
public sealed record FigurePeriod(FigureStep Step, DateTimeOffset Start, DateTimeOffset End)
{
    private const string HourFormat = "yyyy-MM-dd'T'HH'Z'";

    /// <summary>The period of a step that holds an instant.</summary>
    public static FigurePeriod Of(FigureStep step, DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        if (step == FigureStep.Hour)
        {
            var hour = instant.AddTicks(-(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour));
            return new FigurePeriod(step, TimeZoneInfo.ConvertTime(hour, zone), TimeZoneInfo.ConvertTime(hour.AddHours(1), zone));
        }
        var day = DateOnly.FromDateTime(local.DateTime);
        var first = step switch
        {
            FigureStep.Day => day,
            FigureStep.Month => new DateOnly(day.Year, day.Month, 1),
            FigureStep.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
            _ => new DateOnly(day.Year, 1, 1),
        };
        var next = step switch
        {
            FigureStep.Day => first.AddDays(1),
            FigureStep.Month => first.AddMonths(1),
            FigureStep.Quarter => first.AddMonths(3),
            _ => first.AddYears(1),
        };
        return new FigurePeriod(step, LocalMidnight.Of(first, zone), LocalMidnight.Of(next, zone));
    }

    /// <summary>Text form within a figure id: <c>2026-11-24T05Z</c> (hour, UTC), <c>2026-11-24</c>, <c>2026-11</c>, <c>2026-Q4</c>, <c>2026</c>.</summary>
    public override string ToString() => Step switch
    {
        FigureStep.Hour => Start.ToUniversalTime().ToString(HourFormat, CultureInfo.InvariantCulture),
        FigureStep.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FigureStep.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        FigureStep.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{(Start.Month - 1) / 3 + 1}"),
        _ => Start.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(FigureStep step, string text, TimeZoneInfo zone, out FigurePeriod period)
    {
        period = new FigurePeriod(step, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        if (step == FigureStep.Hour)
        {
            if (!DateTimeOffset.TryParseExact(text, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour))
                return false;
            period = Of(step, hour, zone);
            return true;
        }
        var format = step switch { FigureStep.Day => "yyyy-MM-dd", FigureStep.Year => "yyyy", _ => "yyyy-MM" };
        var plain = text;
        if (step == FigureStep.Quarter)
        {
            if (text.Length != 7 || text[5] != 'Q' || text[6] is < '1' or > '4')
                return false;
            plain = string.Create(CultureInfo.InvariantCulture, $"{text[..5]}{(text[6] - '1') * 3 + 1:00}");
        }
        if (!DateOnly.TryParseExact(plain, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        period = Of(step, LocalMidnight.Of(day, zone).AddHours(12), zone);
        return true;
    }
}
