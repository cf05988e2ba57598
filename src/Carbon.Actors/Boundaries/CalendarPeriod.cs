using System.Globalization;

namespace Carbon.Boundaries;

/// <summary>A calendar year, quarter or month in local days.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public readonly record struct CalendarPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Its number of days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Reads <c>2026</c>, <c>2026-Q4</c> or <c>2026-11</c>.</summary>
    public static bool TryParse(string text, out CalendarPeriod period)
    {
        period = default;
        var months = text.Length switch { 4 => 12, 7 when text[5] == 'Q' => 3, 7 => 1, _ => 0 };
        var first = months switch
        {
            12 => $"{text}-01",
            3 when text[6] is >= '1' and <= '4' => string.Create(CultureInfo.InvariantCulture, $"{text[..5]}{(text[6] - '1') * 3 + 1:00}"),
            _ => text,
        };
        if (months == 0 || !DateOnly.TryParseExact(first, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        period = new CalendarPeriod(day, day.AddMonths(months).AddDays(-1));
        return true;
    }

    /// <summary>True where the day lies in it.</summary>
    public bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>True where the other lies in it, or is the same.</summary>
    public bool Holds(CalendarPeriod other) => other.First >= First && other.Last <= Last;
}
