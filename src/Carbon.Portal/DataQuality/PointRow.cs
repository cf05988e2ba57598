using Carbon.Views.DataQuality;

namespace Carbon.Portal.DataQuality;

/// <summary>How complete a point is, in a word.</summary>
public enum PointState
{
    /// <summary>Less than nine of ten readings.</summary>
    Weak,

    /// <summary>Some are missing.</summary>
    Some,

    /// <summary>Every reading that was due.</summary>
    Complete,

    /// <summary>No readings are expected at a step.</summary>
    NotExpected,
}

/// <summary>A point as the list shows it.</summary>
/// <param name="Point">Its readings.</param>
/// <param name="Name">Name of its meter.</param>
public sealed record PointRow(PointAvailability Point, string Name)
{
    private const decimal WeakBelow = 90m;

    /// <summary>The state.</summary>
    public PointState State => Point.Percent switch
    {
        null => PointState.NotExpected,
        >= 100m => PointState.Complete,
        >= WeakBelow => PointState.Some,
        _ => PointState.Weak,
    };

    /// <summary>Key of its word.</summary>
    public string Word => State.ToString().ToLowerInvariant();

    /// <summary>Class of its colour.</summary>
    public string Class => State switch { PointState.Complete => "good", PointState.Some => "warn", _ => "bad" };

    /// <summary>Its shape.</summary>
    public string Shape => State switch { PointState.Complete => "✓", PointState.Some => "△", _ => "◆" };

    /// <summary>Worst first; points without an expectation last.</summary>
    public static IReadOnlyList<PointRow> Ranked(IEnumerable<PointAvailability> points, Func<string, string> name) => [.. points
        .Select(p => new PointRow(p, name(p.Meter)))
        .OrderBy(p => p.Point.Percent ?? decimal.MaxValue)
        .ThenByDescending(p => (p.Point.Expected ?? 0) - p.Point.Valid)
        .ThenBy(p => p.Point.Meter, StringComparer.Ordinal).ThenBy(p => p.Point.Point, StringComparer.Ordinal)];
}
