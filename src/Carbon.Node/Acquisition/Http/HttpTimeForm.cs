namespace Carbon.Node.Acquisition.Http;

/// <summary>How times are written.</summary>
public enum HttpTimeForm
{
    /// <summary>ISO 8601; without offset it is local time of the channel's zone.</summary>
    Iso,

    /// <summary>Seconds since 1970, UTC.</summary>
    UnixSeconds,

    /// <summary>Milliseconds since 1970, UTC.</summary>
    UnixMilliseconds,
}
