namespace Carbon.Node.Acquisition.Sql;

/// <summary>Where the wanted columns stand in a result.</summary>
internal static class SqlColumns
{
    /// <summary>Places of the wanted columns; names are compared exactly first, then without regard to case.</summary>
    /// <exception cref="SqlQueryException">One is missing.</exception>
    public static int[] Find(IReadOnlyList<string> wanted, IReadOnlyList<string> there) => [.. wanted.Select(name =>
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
            for (var i = 0; i < there.Count; i++)
                if (there[i].Equals(name, comparison))
                    return i;
        throw new SqlQueryException($"the result has no column '{name}'; it has {string.Join(", ", there.Take(50))}");
    })];
}
