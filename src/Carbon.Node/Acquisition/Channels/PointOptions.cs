namespace Carbon.Node.Acquisition.Channels;

/// <summary>What every measuring point has, whatever the protocol.</summary>
public abstract record PointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Time between two readings; polls fall on whole multiples of it, counted from midnight UTC (clause 11.2: minutes or hours).</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with the point; <paramref name="path"/> is its JSON path.</summary>
    public virtual IEnumerable<OptionProblem> Validate(string path)
    {
        if (string.IsNullOrWhiteSpace(PointId))
            yield return new($"{path}.pointId", "a point needs an id");
        if (Every < TimeSpan.FromMilliseconds(100) || Every > TimeSpan.FromDays(1))
            yield return new($"{path}.every", "must be between 100ms and 1d");
    }

    /// <summary>Problems of all points of one meter, repeated ids among them.</summary>
    public static IEnumerable<OptionProblem> ValidateAll(IReadOnlyList<PointOptions> points, string path) =>
        PointList.Validate(points, path, p => p.PointId, (p, place) => p.Validate(place));
}
