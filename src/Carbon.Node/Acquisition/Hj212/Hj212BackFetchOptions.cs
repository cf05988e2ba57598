using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>How missing minute, hour and day data are fetched from a logger.</summary>
public sealed record Hj212BackFetchOptions
{
    /// <summary>Fetch at all; loggers that cannot be asked just send.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Data are missing when their interval ended so long ago (the terminal's clock).</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far back is asked when a logger connects for the first time since the channel began; what is recorded already counts once.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Largest number of intervals in one request.</summary>
    public int Slice { get; init; } = 24;

    /// <summary>A request has ended when nothing of it came for so long (real time).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An interval is asked for so many times on a connection; then only on the next.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>What is wrong; <paramref name="path"/> is the JSON path.</summary>
    public IEnumerable<OptionProblem> Validate(string path)
    {
        if (LateAfter < TimeSpan.Zero || LateAfter > TimeSpan.FromDays(1))
            yield return new($"{path}.lateAfter", "must be between 0s and 1d");
        if (LookBack < TimeSpan.Zero || LookBack > TimeSpan.FromDays(120))
            yield return new($"{path}.lookBack", "must be between 0s and 120d");
        if (Slice is < 1 or > 1000)
            yield return new($"{path}.slice", "must be between 1 and 1000");
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromHours(1))
            yield return new($"{path}.timeout", "must be between 100ms and 1h");
        if (Attempts is < 1 or > 10)
            yield return new($"{path}.attempts", "must be between 1 and 10");
    }
}
