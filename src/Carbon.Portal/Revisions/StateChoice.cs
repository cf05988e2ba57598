using System.Globalization;
using Carbon.Metering;
using Carbon.Views.Comparison;

namespace Carbon.Portal.Revisions;

/// <summary>A state of the figures that a reader has chosen.</summary>
/// <param name="Kind">Which state.</param>
/// <param name="Day">For <see cref="ComparisonKind.Known"/>: the day at whose end it was known.</param>
public sealed record StateChoice(ComparisonKind Kind, DateOnly? Day = null)
{
    /// <summary>Name of the state that is known at the end of a day.</summary>
    public const string Known = "known";

    /// <summary>Names of the states, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Names { get; } = ["reported", Known, "current", "recomputed"];

    /// <summary>Its name.</summary>
    public string Name => Kind.ToString().ToLowerInvariant();

    /// <summary>The state of a name; null where there is none, or where its day is missing or not a day.</summary>
    public static StateChoice? Of(string name, string? day)
    {
        if (!Names.Contains(name))
            return null;
        if (name != Known)
            return new StateChoice(Enum.Parse<ComparisonKind>(name, true));
        return TryDay(day, out var known) ? new StateChoice(ComparisonKind.Known, known) : null;
    }

    /// <summary>Its part of an address.</summary>
    public string Query(string field) => Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{field}={Name}&{field}-day={day:yyyy-MM-dd}") : $"{field}={Name}";

    /// <summary>The side of a comparison that it is; days are those of the plant and end with their midnight.</summary>
    public ComparisonSide Side(TimeZoneInfo zone) => new(Kind, Day is { } day ? LocalMidnight.Of(day.AddDays(1), zone) : null);

    internal static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1990 and < 2200;
}
