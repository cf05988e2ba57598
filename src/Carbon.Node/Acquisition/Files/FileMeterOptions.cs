using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Files;

/// <summary>A meter in the files.</summary>
public sealed record FileMeterOptions
{
    /// <summary>The meter.</summary>
    public required string MeterId { get; init; }

    /// <summary>Its points.</summary>
    public required IReadOnlyList<FilePointOptions> Points { get; init; }

    internal IEnumerable<OptionProblem> Validate(string path, string? key, bool named)
    {
        if (Points.Count == 0)
            yield return new(path, "a meter needs at least one point");
        for (var p = 0; p < Points.Count; p++)
        {
            var (point, place) = (Points[p], $"{path}[{p}]");
            if (string.IsNullOrWhiteSpace(point.PointId))
                yield return new($"{place}.pointId", "a point needs an id");
            if (Points.Take(p).Any(other => other.PointId == point.PointId))
                yield return new($"{place}.pointId", $"point '{point.PointId}' is there more than once");
            if (FileColumns.Problem(point.Column, named) is { } problem)
                yield return new($"{place}.column", problem);
            if (point.Scale == 0m)
                yield return new($"{place}.scale", "must not be zero");
            if (key is null != point.Key is null)
                yield return new($"{place}.key", key is null ? "the channel has no key column" : $"the channel has the key column '{key}': say which key is this point's");
        }
    }
}

/// <summary>A measuring point in the files.</summary>
public sealed record FilePointOptions
{
    /// <summary>Id of the point within its meter.</summary>
    public required string PointId { get; init; }

    /// <summary>Column of the value: its name, or <c>#3</c> for the third.</summary>
    public required string Column { get; init; }

    /// <summary>What the key column says in the rows of this point.</summary>
    public string? Key { get; init; }

    /// <summary>Factor on the number.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>Added after the factor.</summary>
    public decimal Offset { get; init; }
}
