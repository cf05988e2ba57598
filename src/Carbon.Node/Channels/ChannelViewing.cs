using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Channels.Table;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels;

/// <summary>Channels and meters as they are shown; secrets are masked.</summary>
internal sealed class ChannelViewing(ChannelBook book, PlanCheck check, IAcquisitionState state)
{
    /// <summary>All channels by id.</summary>
    public async Task<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancellation)
    {
        var links = state.Channels().ToDictionary(c => c.ChannelId);
        return [.. (await book.AllAsync(cancellation)).Where(k => k.IsThere).Select(k =>
        {
            var link = links.GetValueOrDefault(k.Standing.Id);
            return new ChannelView(
                k.Standing.Id, k.Protocol, k.Standing.Version, Options(k), k.Standing.FromFile, DateTimeOffset.FromUnixTimeMilliseconds(k.Standing.At), k.Standing.By, k.Standing.Reason,
                k.Models, link?.Connected == true, k.Problem ?? link?.LastError);
        })];
    }

    /// <summary>Meters of a channel; null where there is no such channel.</summary>
    public async Task<IReadOnlyList<ChannelMeterView>?> MetersAsync(string channel, CancellationToken cancellation)
    {
        if ((await book.AllAsync(cancellation)).FirstOrDefault(k => k.IsThere && k.Standing.Id == channel) is not { } known)
            return null;
        if (known.Options is null)
            return [];
        var recorded = await check.RecordedAsync([.. known.Options.MeterIds], cancellation);
        return [.. Places(known).Select(p => new ChannelMeterView(
            p.Meter, channel, known.Standing.Version, recorded.GetValueOrDefault(p.Meter) is { } record ? MeterSections.Text(MeterSections.Of(record)) : null,
            p.Place.ToJsonString(), known.Models.FirstOrDefault(m => m.Meter == p.Meter)))];
    }

    /// <summary>Everything as rows of the table of channels, meters and points.</summary>
    public async Task<IReadOnlyList<MeterTableRow>> TableAsync(CancellationToken cancellation)
    {
        var known = (await book.AllAsync(cancellation)).Where(k => k.Options is not null).ToList();
        var recorded = await check.RecordedAsync([.. known.SelectMany(k => k.Options!.MeterIds)], cancellation);
        return [.. known.SelectMany(k => MeterTableRow.Of(JsonNode.Parse(Options(k))!.AsObject(), id => recorded.TryGetValue(id, out var record) ? MeterSections.Of(record) : null))];
    }

    private static string Options(KnownChannel known) => known.Options is { } options ? ChannelSecrets.Show(options) : "{}";

    private static IEnumerable<(string Meter, JsonObject Place)> Places(KnownChannel known) =>
        (JsonNode.Parse(Options(known))!["meters"] as JsonArray ?? []).OfType<JsonObject>().Select(p => (p["meterId"]!.ToString(), p));
}
