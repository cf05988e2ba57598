namespace Carbon.Node.Acquisition.Sql;

/// <summary>What the column holds by which new rows are told from old ones.</summary>
public enum SqlTrackKind
{
    /// <summary>Whole numbers that only grow.</summary>
    Id,

    /// <summary>Times without offset, in the zone of the channel (<c>datetime</c>, <c>datetime2</c>, <c>timestamp without time zone</c>).</summary>
    LocalTime,

    /// <summary>Times with offset (<c>timestamp with time zone</c>, <c>datetimeoffset</c>).</summary>
    Instant,

    /// <summary>Times written as text whose order is the order of time; <see cref="SqlTrackOptions.Format"/> says how.</summary>
    Text,

    /// <summary>Seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    UnixMilliseconds,
}
