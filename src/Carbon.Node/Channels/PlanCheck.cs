using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Views;

namespace Carbon.Node.Channels;

/// <summary>What is wrong with a plan, against everything that is recorded: found before anything is stored.</summary>
internal sealed class PlanCheck(EntityGateway gateway, PlantCatalogue catalogue, AccountingLibrary library)
{
    private const int AtOnce = 16;

    /// <summary>Problems of a plan.</summary>
    public async Task<IReadOnlyList<OptionProblem>> ProblemsAsync(Plan plan, IReadOnlyList<KnownChannel> known, CancellationToken cancellation)
    {
        var problems = new List<OptionProblem>();
        foreach (var channel in plan.Channels.Where(c => c.Options is not null))
            problems.AddRange(Channel(channel, plan, known));
        var meters = plan.Channels.SelectMany(c => c.Options?.MeterIds ?? []).Concat(plan.Meters.Select(m => m.Meter.Id))
            .Concat(plan.Meters.Select(m => m.Meter.Parent).Where(p => p.Length > 0)).Distinct(StringComparer.Ordinal).ToList();
        var recorded = await RecordedAsync(meters, cancellation);
        foreach (var meter in plan.Meters)
            problems.AddRange(Meter(meter, plan, recorded));
        foreach (var channel in plan.Channels.Where(c => c.Options is not null))
            problems.AddRange(Points(channel, plan, recorded));
        return problems;
    }

    /// <summary>The recorded meters of these ids.</summary>
    public async Task<IReadOnlyDictionary<string, MeterRecord>> RecordedAsync(IReadOnlyCollection<string> meters, CancellationToken cancellation)
    {
        var found = new System.Collections.Concurrent.ConcurrentDictionary<string, MeterRecord>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(meters.Where(m => ConfigurationCheck.IdProblem(m) is null), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (meter, stop) =>
        {
            if (await gateway.SendAsync(new DescribeMeter { MeterId = meter }, stop) is MeterDescription { Meter: { } record })
                found[meter] = record;
        });
        return found;
    }

    private static IEnumerable<OptionProblem> Channel(PlannedChannel channel, Plan plan, IReadOnlyList<KnownChannel> known)
    {
        if (ConfigurationCheck.IdProblem(channel.Id) is { } id)
            yield return new($"{channel.Path}.id", id);
        // A channel without meters rests; meters are added one by one.
        foreach (var problem in channel.Options!.Validate(channel.Path).Where(p => channel.Options.MeterIds.Any() || p.Path != $"{channel.Path}.meters"))
            yield return problem;
        var others = known.Where(k => k.Options is not null && plan.Channels.All(p => p.Id != k.Standing.Id)).Select(k => k.Options!)
            .Concat(plan.Channels.Where(p => p.Id != channel.Id && p.Options is not null).Select(p => p.Options!)).ToList();
        foreach (var meter in channel.Options.MeterIds.Distinct())
        {
            if (others.FirstOrDefault(o => o.MeterIds.Contains(meter)) is { } other)
                yield return new($"{channel.Path}.meters", $"meter '{meter}' hangs on the channel '{other.Id}' already; take it off there first");
        }
    }

    private IEnumerable<OptionProblem> Meter(PlannedMeter planned, Plan plan, IReadOnlyDictionary<string, MeterRecord> recorded)
    {
        var meter = planned.Meter;
        if (ConfigurationCheck.IdProblem(meter.Id) is { } id)
            yield return new($"{planned.Path}.id", id);
        if (meter.Parent.Length > 0 && Loop(meter, plan, recorded))
            yield return new($"{planned.Path}.parent", $"the meter '{meter.Id}' would stand below itself");
        foreach (var problem in ConfigurationCheck.Meter(meter, planned.Path, m => recorded.ContainsKey(m) || plan.Meters.Any(p => p.Meter.Id == m), library))
            yield return problem;
        if (!recorded.TryGetValue(meter.Id, out var before))
            yield break;
        foreach (var use in catalogue.Sources().SelectMany(s => s.Record.Activities.SelectMany(a => a.Terms).Where(t => t.Meter == meter.Id).Select(t => (Source: s.Record.Id, t.Point))).Distinct())
        {
            var was = before.Points.FirstOrDefault(p => p.Id == use.Point);
            var index = meter.Points.ToList().FindIndex(p => p.Id == use.Point);
            if (was is null)
                continue;
            if (index < 0)
                yield return new($"{planned.Path}.points", $"the source '{use.Source}' is bound to the point '{use.Point}'; bind it to another first");
            else if (meter.Points[index].Unit != was.Unit)
                yield return new($"{planned.Path}.points[{index}].unit", $"the source '{use.Source}' counts the point in {was.Unit}; in {meter.Points[index].Unit} its figures would mean something else");
        }
    }

    private static bool Loop(MeterSection meter, Plan plan, IReadOnlyDictionary<string, MeterRecord> recorded)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { meter.Id };
        for (var parent = meter.Parent; parent.Length > 0;)
        {
            if (!seen.Add(parent))
                return true;
            parent = plan.Meters.FirstOrDefault(p => p.Meter.Id == parent)?.Meter.Parent ?? recorded.GetValueOrDefault(parent)?.Instrument.ParentMeter ?? "";
        }
        return false;
    }

    private static IEnumerable<OptionProblem> Points(PlannedChannel channel, Plan plan, IReadOnlyDictionary<string, MeterRecord> recorded)
    {
        foreach (var group in channel.Options!.PointIds.GroupBy(p => p.MeterId))
        {
            var points = plan.Meters.FirstOrDefault(m => m.Meter.Id == group.Key)?.Meter.Points.Select(p => p.Id) ?? recorded.GetValueOrDefault(group.Key)?.Points.Select(p => p.Id);
            if (points is null)
                yield return new($"{channel.Path}.meters", $"there is no meter '{group.Key}'; add it together with its place on the channel");
            else if (group.Select(p => p.PointId).Except(points).FirstOrDefault() is { } point)
                yield return new($"{channel.Path}.meters", $"the meter '{group.Key}' has no point '{point}'; it has {string.Join(", ", points)}");
        }
    }
}
