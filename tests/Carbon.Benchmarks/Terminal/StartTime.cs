namespace Carbon.Benchmarks.Terminal;

/// <summary>P5.</summary>
internal static class StartTime
{
    public static Task RunAsync(Report report) => Task.CompletedTask;
}
