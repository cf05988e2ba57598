namespace Carbon.Portal.Acquisition;

/// <summary>Whether the readings of a point come as they should.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Point">The point.</param>
/// <param name="Channel">Channel of the meter; empty where it pushes by itself.</param>
/// <param name="Every">Time between two readings: of the poll, or as stated for a source that sends by itself.</param>
/// <param name="Last">Time of the latest reading that was recorded; null where none is known.</param>
/// <param name="DueSince">Since when a reading is missing; null where none is.</param>
/// <param name="Missing">Readings missing since then.</param>
public sealed record PointArrival(string Meter, string Point, string Channel, TimeSpan Every, DateTimeOffset? Last, DateTimeOffset? DueSince, long Missing);

/// <summary>What should have come by its schedule and did not: visible at once, before the day is settled (clause 8.2).</summary>
public interface IArrivalWatch
{
    /// <summary>All points that are expected, by meter and point.</summary>
    IReadOnlyList<PointArrival> Points();

    /// <summary>How long a reading may be overdue before it is an alert; at least the time between two readings.</summary>
    TimeSpan Tolerance { get; }
}
