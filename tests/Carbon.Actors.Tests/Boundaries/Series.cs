using System.Globalization;
using Carbon.Boundaries;

namespace Carbon.Tests.Boundaries;

/// <summary>Day series for tests.</summary>
internal static class Series
{
    /// <summary>A source with a figure a day from <paramref name="first"/> on.</summary>
    public static SourceDays Of(DateOnly first, IEnumerable<decimal> days, string id = "furnace", decimal share = 1m) =>
        new(id, DatedShare.Of(new Carbon.Contracts.MemberRecord { Share = Carbon.Contracts.DecimalValue.From(share) }), days.Select((tonnes, i) => (Day: first.AddDays(i), tonnes)).ToDictionary(d => d.Day, d => d.tonnes));

    /// <summary>Five working days, two of weekend, over and over, as the day of the week of <paramref name="first"/> has it.</summary>
    public static IEnumerable<decimal> Weekly(DateOnly first, int days, decimal working, decimal weekend) => Enumerable.Range(0, days)
        .Select(i => first.AddDays(i).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : working);

    /// <summary>Days of a recorded series of the demonstration, summed from its steps.</summary>
    public static IReadOnlyList<decimal> Recorded(string file, int stepsADay) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "config", "demo", "data", file)).Where(l => !l.StartsWith('#'))
            .Select(l => decimal.Parse(l, CultureInfo.InvariantCulture)).Chunk(stepsADay).Select(d => d.Sum())];
}
