using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using LinqToDB.Data;

namespace Carbon.Views;

/// <summary>A source as the views know it.</summary>
public sealed record SourceEntry(long Key, SourceRecord Record, int Version);

/// <summary>A configuration of a source as it was recorded.</summary>
/// <param name="Version">Version, from 1.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; empty where it came from the configuration file.</param>
/// <param name="FromFile">True where the configuration file said so.</param>
/// <param name="Record">The configuration.</param>
public sealed record SourceVersion(int Version, DateTimeOffset At, string By, string Reason, bool FromFile, SourceRecord Record);

/// <summary>Plants, units, sources and meters as configured: small, read as a whole.</summary>
public sealed class PlantCatalogue(ViewsDatabase views)
{
    /// <summary>The reporting entities of this node.</summary>
    public IReadOnlyList<FactoryRecord> Plants()
    {
        using var db = views.Query();
        return [.. db.Query<byte[]>("SELECT record FROM unit WHERE kind = 'factory' ORDER BY id").Select(FactoryRecord.Parser.ParseFrom)];
    }

    /// <summary>The accounting units of this node.</summary>
    public IReadOnlyList<BoundaryRecord> Boundaries()
    {
        using var db = views.Query();
        return [.. db.Query<byte[]>("SELECT record FROM unit WHERE kind = 'boundary' ORDER BY id").Select(BoundaryRecord.Parser.ParseFrom)];
    }

    /// <summary>Units and sources of a plant with their shares; null where there is no such plant.</summary>
    public UnitTree? Tree(string plant) => Plants().FirstOrDefault(p => p.Id == plant) is { } factory
        ? new UnitTree(factory, Boundaries().Where(b => b.Plant == plant), Sources().Where(s => s.Record.Plant == plant).Select(s => s.Record.Id))
        : null;

    /// <summary>The emission sources of this node.</summary>
    public IReadOnlyList<SourceEntry> Sources()
    {
        using var db = views.Query();
        return [.. db.Query<SourceRow>("SELECT key AS Key, version AS Version, record AS Record FROM source WHERE plant <> '' ORDER BY id")
            .Select(r => new SourceEntry(r.Key, SourceRecord.Parser.ParseFrom(r.Record), (int)r.Version))];
    }

    /// <summary>Dated values of data items as a source has taken them, by item.</summary>
    public IReadOnlyDictionary<string, ItemValues> Values(SourceEntry source)
    {
        using var db = views.Query();
        var used = source.Record.Constants.Select(c => c.Item).ToHashSet(StringComparer.Ordinal);
        return db.Query<byte[]>("SELECT record FROM source_value WHERE source = @source", new DataParameter("@source", source.Key))
            .ToList().Select(ValuesTaken.Parser.ParseFrom).Where(t => used.Contains(t.Item))
            .ToDictionary(t => t.Item, t => new ItemValues(t.Feed, t.Values), StringComparer.Ordinal);
    }

    /// <summary>Every configuration a source ever had, newest first.</summary>
    public IReadOnlyList<SourceVersion> Versions(string source)
    {
        using var db = views.Query();
        return [.. db.Query<SourceVersionRow>(
                "SELECT v.version AS Version, v.at AS At, v.by AS By, v.reason AS Reason, v.filed AS Filed, v.record AS Record FROM source_version v JOIN source s ON s.key = v.source WHERE s.id = @id ORDER BY v.version DESC",
                new DataParameter("id", source))
            .Select(r => new SourceVersion((int)r.Version, DateTimeOffset.FromUnixTimeMilliseconds(r.At), r.By, r.Reason, r.Filed != 0, SourceRecord.Parser.ParseFrom(r.Record)))];
    }

    /// <summary>Every configuration of every source.</summary>
    public IReadOnlyList<SourceRecord> AllVersions()
    {
        using var db = views.Query();
        return [.. db.Query<byte[]>("SELECT record FROM source_version").Select(SourceRecord.Parser.ParseFrom)];
    }

    /// <summary>The meters of this node.</summary>
    public IReadOnlyList<MeterRecord> Meters()
    {
        using var db = views.Query();
        return [.. db.Query<byte[]>("SELECT record FROM meter ORDER BY id").Select(MeterRecord.Parser.ParseFrom)];
    }

    private sealed class SourceVersionRow
    {
        public long Version { get; set; }

        public long At { get; set; }

        public string By { get; set; } = "";

        public string Reason { get; set; } = "";

        public long Filed { get; set; }

        public byte[] Record { get; set; } = [];
    }

    private sealed class SourceRow
    {
        public long Key { get; set; }

        public long Version { get; set; }

        public byte[] Record { get; set; } = [];
    }
}
