using System.Globalization;
using Carbon.Metering;

namespace Carbon.Views.Comparison;

/// <summary>Which state of the figures one side of a comparison is.</summary>
public enum ComparisonKind
{
    /// <summary>As known when the period was last reported.</summary>
    Reported,

    /// <summary>As known at an instant.</summary>
    Known,

    /// <summary>As recorded now.</summary>
    Current,

    /// <summary>As everything stands now, reckoned anew.</summary>
    Recomputed,
}

/// <summary>One side: <c>reported</c>, <c>known:2026-03-31</c> (the end of that day) or <c>known:</c> with an instant, <c>current</c>, <c>recomputed</c>.</summary>
/// <param name="Kind">Which state.</param>
/// <param name="Instant">For <see cref="ComparisonKind.Known"/>: the first instant that is not known any more.</param>
public sealed record ComparisonSide(ComparisonKind Kind, DateTimeOffset? Instant = null)
{
    /// <summary>Reads the text form; days are those of the plant.</summary>
    public static bool TryParse(string text, TimeZoneInfo zone, out ComparisonSide side)
    {
        side = new ComparisonSide(ComparisonKind.Current);
        switch (text)
        {
            case "reported":
                side = new ComparisonSide(ComparisonKind.Reported);
                return true;
            case "current":
                return true;
            case "recomputed":
                side = new ComparisonSide(ComparisonKind.Recomputed);
                return true;
        }
        const string known = "known:";
        if (!text.StartsWith(known, StringComparison.Ordinal))
            return false;
        var rest = text[known.Length..];
        if (DateOnly.TryParseExact(rest, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            side = new ComparisonSide(ComparisonKind.Known, LocalMidnight.Of(day.AddDays(1), zone));
        else if (rest.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(rest, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            side = new ComparisonSide(ComparisonKind.Known, instant);
        else
            return false;
        return true;
    }
}
