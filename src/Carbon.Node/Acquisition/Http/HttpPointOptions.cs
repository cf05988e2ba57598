using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Mqtt;

namespace Carbon.Node.Acquisition.Http;

/// <summary>A measuring point in the answer.</summary>
public sealed record HttpPointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Path to an array of records, each a reading; the other paths begin at a record. Null: the answer is one record.</summary>
    public string? Records { get; init; }

    /// <summary>Path to what tells whose a record is. Null: every record is this point's.</summary>
    public string? Key { get; init; }

    /// <summary>What stands there in the records of this point.</summary>
    public string? KeyIs { get; init; }

    /// <summary>Path to the number (a JSON number, or text in decimal notation).</summary>
    public string Value { get; init; } = "$.value";

    /// <summary>Path to the time. Null: the time of the question. Records of an array need it.</summary>
    public string? Time { get; init; }

    /// <summary>How the time is written.</summary>
    public HttpTimeForm TimeForm { get; init; }

    /// <summary>Path to the sender's id of the reading; the same id counts once.</summary>
    public string? Id { get; init; }

    /// <summary>Path to the quality: <c>good</c>, <c>estimated</c> or <c>uncertain</c>, anything else is bad.</summary>
    public string? Quality { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }

    internal IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (Scale == 0m)
            yield return new($"{path}.scale", "must not be zero");
        if (Records is not null && Time is null)
            yield return new($"{path}.time", "records need a time each, or all would be one reading");
        if (Key is null != KeyIs is null)
            yield return new($"{path}.key", "key and keyIs belong together");
        foreach (var (name, text) in new[] { ("records", Records), ("key", Key), ("value", Value), ("time", Time), ("id", Id), ("quality", Quality) })
            if (text is not null && !JsonPath.TryParse(text, out _, out var error))
                yield return new($"{path}.{name}", error);
    }
}

/// <summary>A meter whose readings stand in the answer.</summary>
public sealed record HttpMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<HttpPointOptions> Points { get; init; }
}
