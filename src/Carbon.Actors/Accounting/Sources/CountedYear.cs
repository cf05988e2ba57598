using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>
/// Days of one calendar year. Where a method lets net purchased energy of a year not fall below zero (<c>floor = "year"</c>), the sum of a
/// whole year counts at least as 0; parts of a year stay signed.
/// </summary>
/// <param name="Days">The days.</param>
/// <param name="IsWhole">True where they are all days of the year.</param>
public sealed record CountedYear(IReadOnlyList<DateOnly> Days, bool IsWhole)
{
    /// <summary>Cuts days, in order and without a gap, into years.</summary>
    public static IEnumerable<CountedYear> Cut(IEnumerable<DateOnly> days) =>
        days.GroupBy(d => d.Year).Select(y => y.ToList()).Select(y => new CountedYear(y, y.Count == (DateTime.IsLeapYear(y[0].Year) ? 366 : 365)));

    /// <summary>The calendar years that lie wholly in [from, end).</summary>
    public static IEnumerable<(DateOnly From, DateOnly End)> Whole(DateOnly from, DateOnly end)
    {
        for (var year = from is { Month: 1, Day: 1 } ? from.Year : from.Year + 1; year < end.Year; year++)
            yield return (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
    }

    /// <summary>True where the signed sum of a whole year counts as 0.</summary>
    public static bool IsFloored(SourceRecord? source, decimal signed) => source is { Floor: "year" } && signed * source.Sign < 0m;
}
