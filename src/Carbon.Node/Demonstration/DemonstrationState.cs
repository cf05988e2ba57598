using System.Text.Json;

namespace Carbon.Node.Demonstration;

/// <summary>Where a demonstration stands, so that it goes on from there at the next start.</summary>
/// <param name="Epoch">Begin of its history.</param>
/// <param name="LiveFrom">End of its history: from here on meters are read.</param>
/// <param name="Now">Simulated time.</param>
/// <param name="HistoryLived">True once the history is recorded.</param>
public sealed record DemonstrationState(DateTimeOffset Epoch, DateTimeOffset LiveFrom, DateTimeOffset Now, bool HistoryLived)
{
    /// <summary>Ports of the simulated meters by channel: they stay, so that the channels stay the same at the next start.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>();

    private const int HistoryDays = 21;
    private const int DaysAgo = 60;

    /// <summary>The state of a data folder; a new one where there is none.</summary>
    public static DemonstrationState Read(string folder, DateTimeOffset realNow, TimeZoneInfo zone)
    {
        var file = FileIn(folder);
        if (File.Exists(file) && JsonSerializer.Deserialize<DemonstrationState>(File.ReadAllBytes(file)) is { } state)
            return state;
        var day = TimeZoneInfo.ConvertTime(realNow, zone).Date.AddDays(-DaysAgo);
        var start = new DateTimeOffset(day, zone.GetUtcOffset(day)).AddHours(8);
        return new DemonstrationState(start.AddDays(-HistoryDays).AddHours(-8), start, start, false);
    }

    /// <summary>Keeps the state.</summary>
    public void Write(string folder)
    {
        var file = FileIn(folder);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "demonstration.json");
}
