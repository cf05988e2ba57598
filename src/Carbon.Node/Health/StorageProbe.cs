namespace Carbon.Node.Health;

/// <summary>Finds out whether the data folder can be written: a full or read-only disk shows here before a meter notices.</summary>
public sealed class StorageProbe(string folder, ILogger<StorageProbe> log) : BackgroundService
{
    private const int ProbeBytes = 4 * 1024;
    private const long LeastRoom = 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly byte[] _block = new byte[ProbeBytes];
    private readonly Lock _lock = new();
    private volatile string? _failure;

    /// <summary>Why nothing can be written; null while it can.</summary>
    public string? Failure => _failure;

    /// <summary>Tries now.</summary>
    public void Probe()
    {
        lock (_lock)
            Write();
    }

    private void Write()
    {
        var file = Path.Combine(folder, "health.probe");
        try
        {
            if (new DriveInfo(folder).AvailableFreeSpace < LeastRoom)
                throw new IOException("less than 1 MB is left on the disk.");
            using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough))
            {
                stream.Write(_block);
                stream.Flush(flushToDisk: true);
            }
            File.Delete(file);
            if (_failure is not null)
                log.LogInformation("The data folder can be written again");
            _failure = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_failure is null)
                log.LogError(e, "The data folder cannot be written; readings are not acknowledged until it can");
            _failure = $"The data folder {folder} cannot be written: {e.Message} Make room or repair the disk; collection goes on by itself.";
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
            Probe();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
