using System.Collections.Immutable;
using System.Text.Json;
using Carbon.Contracts;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels;

/// <summary>A channel as recorded, with its options read.</summary>
/// <param name="Standing">The record.</param>
/// <param name="Options">Its options; null where it was taken away or they cannot be read.</param>
/// <param name="Problem">Why they cannot be read.</param>
public sealed record KnownChannel(ChannelStanding Standing, ChannelOptions? Options, string? Problem)
{
    /// <summary>True for a channel that was not taken away.</summary>
    public bool IsThere => Standing.Channel is not null;

    /// <summary>Its protocol, also where its options cannot be read.</summary>
    public string Protocol => Options is { } options ? ChannelProtocols.Of(options) : ProtocolOf(Standing.Channel?.Options ?? "{}");

    /// <summary>Meters that were set up from a model.</summary>
    public ImmutableArray<ModelUse> Models => Of(Standing.Channel);

    /// <summary>What shall run of it.</summary>
    public ChannelToRun ToRun() => Options is { } options ? ChannelToRun.Of(options) : new ChannelToRun(Standing.Id, Protocol, Standing.Channel.Options, null, Problem);

    /// <summary>A channel of a record.</summary>
    public static KnownChannel Of(ChannelStanding standing, ChannelSecrets secrets)
    {
        try
        {
            return new KnownChannel(standing, standing.Channel is { } channel ? secrets.Read(channel.Options) : null, null);
        }
        catch (UnreadableOptionsException e)
        {
            return new KnownChannel(standing, null, e.Message);
        }
    }

    /// <summary>Models of a record.</summary>
    public static ImmutableArray<ModelUse> Of(ChannelRecord? record) =>
        [.. (record?.Models ?? []).Select(m => new ModelUse(m.Meter, m.Model, m.Version, m.CurrentRatio.ToDecimal(), m.VoltageRatio.ToDecimal()))];

    /// <summary>A record of options and models.</summary>
    public static ChannelRecord Record(ChannelOptions options, IEnumerable<ModelUse> models, ChannelSecrets secrets)
    {
        var record = new ChannelRecord { Id = options.Id, Options = secrets.Store(options) };
        var meters = options.MeterIds.ToHashSet(StringComparer.Ordinal);
        record.Models.AddRange(models.Where(m => meters.Contains(m.Meter)).Select(m => new ModelUseRecord
        {
            Meter = m.Meter,
            Model = m.Model,
            Version = m.Version,
            CurrentRatio = DecimalValue.From(m.CurrentRatio),
            VoltageRatio = DecimalValue.From(m.VoltageRatio),
        }));
        return record;
    }

    private static string ProtocolOf(string options)
    {
        try
        {
            using var document = JsonDocument.Parse(options);
            return document.RootElement.TryGetProperty("protocol", out var protocol) ? protocol.ToString() : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
