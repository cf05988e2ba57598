using Carbon.Contracts;
using Carbon.Metering;
using LinqToDB.Data;

namespace Carbon.Views.Settings;

/// <summary>One version of the settings of a plant.</summary>
/// <param name="Version">Counts changes from 1; 0: nothing set yet.</param>
/// <param name="At">When they were set.</param>
/// <param name="By">Who set them.</param>
/// <param name="Reason">Why.</param>
/// <param name="FromFile">True where the configuration file set them.</param>
/// <param name="Record">The settings.</param>
public sealed record SettingsVersion(int Version, DateTimeOffset? At, string By, string Reason, bool FromFile, SettingsRecord Record);

/// <summary>Settings of plants with their history.</summary>
public sealed class SettingsQueries(ViewsDatabase views)
{
    /// <summary>The settings as they stand.</summary>
    public SettingsVersion Current(string plant) => Versions(plant, 1).FirstOrDefault() ?? new SettingsVersion(0, null, "", "", false, new SettingsRecord());

    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<SettingsVersion> Versions(string plant, int limit = int.MaxValue)
    {
        using var db = views.Query();
        return [.. db.Query<Row>(
            "SELECT version AS Version, at AS At, by AS By, reason AS Reason, file AS File, record AS Record FROM plant_settings WHERE plant = @plant ORDER BY version DESC LIMIT @limit",
            new DataParameter("@plant", plant), new DataParameter("@limit", limit))
            .Select(r => new SettingsVersion(r.Version, MeteringRecords.Time(r.At), r.By, r.Reason, r.File.Length > 0, SettingsRecord.Parser.ParseFrom(r.Record)))];
    }

    private sealed class Row
    {
        public int Version { get; set; }

        public long At { get; set; }

        public string By { get; set; } = "";

        public string Reason { get; set; } = "";

        public string File { get; set; } = "";

        public byte[] Record { get; set; } = [];
    }
}
