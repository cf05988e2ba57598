using Carbon.Benchmarks.Plant;
using Carbon.Benchmarks.Readings;
using Carbon.Hosting;
using Carbon.Node.Health;
using Carbon.Node.Hosting;
using Carbon.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Carbon.Benchmarks.Terminal;

/// <summary>A data folder as a power cut leaves it, with days of minutes behind each meter.</summary>
internal static class History
{
    private const int Day = 1440;
    /// <summary>Readings of the last stretch come one by one, as polled: that many events a start has to replay.</summary>
    private const int Single = 120;

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>Makes the folder through the running entities.</summary>
    public static async Task WriteAsync(string data, int meters, int days)
    {
        using var folder = new TemporaryFolder();
        await using var app = NodeHost.Build(new NodeSettings { Configuration = BenchPlant.Of(meters, _minute), Library = BenchPlant.Library(), DataFolder = folder.Path, Port = 0 });
        await app.StartAsync();
        await app.Services.GetRequiredService<NodeReadiness>().Ready;
        var gateway = app.Services.GetRequiredService<EntityGateway>();
        var first = Registers.StepAt(DateTimeOffset.UtcNow, _minute) - 5 - Single - (long)days * Day;
        await new Load(gateway, meters, Day, _minute, first).RunAsync(CancellationToken.None, days);
        await new Load(gateway, meters, 1, _minute, first + (long)days * Day).RunAsync(CancellationToken.None, Single);
        await QuietAsync(new SqliteJournal(folder.Path).JournalFile);
        Directory.CreateDirectory(data);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        await app.StopAsync();
    }

    /// <summary>Completes when sources, boundaries and views have taken everything: a copy of files that are written to is no image of any moment.</summary>
    private static async Task QuietAsync(string journal)
    {
        using var reader = new JournalReader(journal);
        for (var (before, now) = (-1L, reader.Highest()); now != before; (before, now) = (now, reader.Highest()))
            await Task.Delay(TimeSpan.FromSeconds(3));
    }
}
