namespace Carbon.Node.Acquisition.Channels;

/// <summary>The points of one meter, whatever a protocol says of each.</summary>
internal static class PointList
{
    /// <summary>What is wrong with them: none at all, each by itself, ids that are there twice.</summary>
    /// <param name="points">The points.</param>
    /// <param name="path">JSON path of the list.</param>
    /// <param name="id">Id of a point.</param>
    /// <param name="validate">What is wrong with one point at its JSON path.</param>
    public static IEnumerable<OptionProblem> Validate<T>(IReadOnlyList<T> points, string path, Func<T, string> id, Func<T, string, IEnumerable<OptionProblem>> validate)
    {
        if (points.Count == 0)
            yield return new(path, "a meter needs at least one point");
        for (var i = 0; i < points.Count; i++)
        {
            foreach (var problem in validate(points[i], $"{path}[{i}]"))
                yield return problem;
            if (points.Take(i).Any(p => id(p) == id(points[i])))
                yield return new($"{path}[{i}].pointId", $"point '{id(points[i])}' is there more than once");
        }
    }
}
