namespace Carbon.Node.Acquisition.Channels;

/// <summary>A channel on which the terminal asks and the meters answer.</summary>
public abstract record PolledChannelOptions : ChannelOptions
{
    /// <summary>How long one request may take, in real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Further tries of a request that was not answered, while its meter counts as live.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>Time between two tries at meters that do not answer, one of them a try. A try costs the line at most one <see cref="Timeout"/>, and all together never more than a tenth of the time.</summary>
    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Readings of one meter collected in this time are handed on together. Null: 5 s for points read more often than every 10 s, else 0.</summary>
    public TimeSpan? Gather { get; init; }

    /// <summary>Wait after a lost connection, doubled up to <see cref="ReconnectAtMost"/>, each time between half and the whole of it.</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two attempts to connect.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path))
            yield return problem;
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(1))
            yield return new($"{path}.timeout", "must be between 10ms and 1m");
        if (Retries is < 0 or > 10)
            yield return new($"{path}.retries", "must be between 0 and 10");
        if (ProbeEvery <= TimeSpan.Zero)
            yield return new($"{path}.probeEvery", "must be longer than zero");
        if (Gather < TimeSpan.Zero || Gather > TimeSpan.FromMinutes(15))
            yield return new($"{path}.gather", "must be between 0s and 15m");
        if (ReconnectAfter <= TimeSpan.Zero || ReconnectAtMost < ReconnectAfter)
            yield return new($"{path}.reconnectAfter", "must be longer than zero and not longer than reconnectAtMost");
        if (!MeterIds.Any())
            yield return new($"{path}.meters", "a channel needs at least one meter");
    }
}
