using Carbon.Contracts;
using LinqToDB.Data;

namespace Carbon.Views.Channels;

/// <summary>A change of a channel as it was recorded.</summary>
/// <param name="Version">Counts the changes of the channel from 1.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; empty where it came from the configuration file.</param>
/// <param name="FromFile">True where the configuration file said so.</param>
/// <param name="Record">The channel; null where it was taken away.</param>
public sealed record ChannelVersion(int Version, DateTimeOffset At, string By, string Reason, bool FromFile, ChannelRecord? Record);

/// <summary>A change of a meter's register entry and points as it was recorded.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; empty where it came from the configuration file.</param>
/// <param name="FromFile">True where the configuration file said so.</param>
/// <param name="Record">The meter.</param>
public sealed record MeterVersion(DateTimeOffset At, string By, string Reason, bool FromFile, MeterRecord Record);

/// <summary>History of how channels and meters were set up.</summary>
public sealed class ChannelQueries(ViewsDatabase views)
{
    /// <summary>Every version of a channel, newest first.</summary>
    public IReadOnlyList<ChannelVersion> Channel(string plant, string channel)
    {
        using var db = views.Query();
        return [.. db.Query<Row>(
            "SELECT version AS Version, at AS At, by AS By, reason AS Reason, filed AS Filed, record AS Record FROM channel_version WHERE plant = @plant AND channel = @channel ORDER BY version DESC",
            new DataParameter("@plant", plant), new DataParameter("@channel", channel))
            .Select(r => new ChannelVersion((int)r.Version, Time(r.At), r.By, r.Reason, r.Filed != 0, r.Record is null ? null : ChannelRecord.Parser.ParseFrom(r.Record)))];
    }

    /// <summary>Every configuration of a meter, newest first.</summary>
    public IReadOnlyList<MeterVersion> Meter(string meter)
    {
        using var db = views.Query();
        return [.. db.Query<Row>(
            "SELECT sequence AS Version, at AS At, by AS By, reason AS Reason, filed AS Filed, record AS Record FROM meter_version WHERE meter = @meter ORDER BY sequence DESC",
            new DataParameter("@meter", meter))
            .Select(r => new MeterVersion(Time(r.At), r.By, r.Reason, r.Filed != 0, MeterRecord.Parser.ParseFrom(r.Record)))];
    }

    private static DateTimeOffset Time(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant);

    private sealed class Row
    {
        public long Version { get; set; }

        public long At { get; set; }

        public string By { get; set; } = "";

        public string Reason { get; set; } = "";

        public long Filed { get; set; }

        public byte[]? Record { get; set; }
    }
}
