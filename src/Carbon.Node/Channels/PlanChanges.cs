using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Configuration;
using Carbon.Registry.Channels;

namespace Carbon.Node.Channels;

/// <summary>What a plan changes of what is recorded; a channel is changed where its options are, or a meter on it.</summary>
/// <param name="Channels">Channels that change.</param>
/// <param name="Meters">Records of the meters that change, as they shall be.</param>
/// <param name="Before">Recorded meters that the plan touches.</param>
/// <param name="Conflict">Why it cannot be carried out: another change came between; null where none did.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlanChanges(
    ImmutableArray<PlannedChannel> Channels, ImmutableArray<MeterRecord> Meters, IReadOnlyDictionary<string, MeterRecord> Before, string? Conflict, Plan Plan);

/// <summary>Compares plans with what is recorded.</summary>
internal sealed class PlanComparison(PlanCheck check, NodeConfiguration configuration, WorkCalendar calendar)
{
    /// <summary>The changes of a plan.</summary>
    public async Task<PlanChanges> ChangesAsync(Plan plan, IReadOnlyList<KnownChannel> known, CancellationToken cancellation)
    {
        var touched = plan.Channels.SelectMany(c => (c.Options?.MeterIds ?? []).Concat(Standing(c, known)?.Options?.MeterIds ?? []))
            .Concat(plan.Meters.Select(m => m.Meter.Id)).Distinct(StringComparer.Ordinal).ToList();
        var before = await check.RecordedAsync(touched, cancellation);
        var meters = touched.Select(id => After(id, plan, known, before.GetValueOrDefault(id))).OfType<MeterRecord>().Where(after => !after.Equals(before.GetValueOrDefault(after.Id))).ToImmutableArray();
        var changed = meters.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var channels = plan.Channels.Where(c => c.Options?.MeterIds.Any(changed.Contains) == true || !IsSame(c, Standing(c, known))).ToImmutableArray();
        var conflict = channels.Select(c => ChannelDecisions.Conflict(c.Id, c.Version, Standing(c, known)?.Standing.Version ?? 0)).FirstOrDefault(c => c is not null);
        return new PlanChanges(channels, meters, before, conflict, plan);
    }

    private static KnownChannel? Standing(PlannedChannel channel, IReadOnlyList<KnownChannel> known) => known.FirstOrDefault(k => k.Standing.Id == channel.Id);

    /// <summary>True for what stands already, also where it is sent again because its answer was lost.</summary>
    private static bool IsSame(PlannedChannel planned, KnownChannel? standing) => planned.Options is { } options && standing?.Options is { } before
        && standing.Standing.Version - planned.Version is 0 or 1
        && OptionTexts.Plain(options) == OptionTexts.Plain(before) && planned.Models.SequenceEqual(standing.Models);

    /// <summary>A meter's record after the plan; null where there is none.</summary>
    private MeterRecord? After(string id, Plan plan, IReadOnlyList<KnownChannel> known, MeterRecord? before)
    {
        var channel = plan.Channels.FirstOrDefault(c => c.Options?.MeterIds.Contains(id) == true)?.Id
            ?? known.FirstOrDefault(k => k.Options?.MeterIds.Contains(id) == true && plan.Channels.All(c => c.Id != k.Standing.Id))?.Standing.Id ?? "";
        if (plan.Meters.FirstOrDefault(m => m.Meter.Id == id) is { } planned)
            return PlantRecords.Meter(planned.Meter, configuration.Plant, channel, calendar);
        if (before is null)
            return null;
        var after = calendar.On(before);
        after.Instrument.Channel = channel;
        return after;
    }
}
