using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Entries.Import;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Sources;

namespace Carbon.Node.Channels.Table;

/// <summary>Brings a table of channels, meters and points in: all of it or nothing. Channels that it does not name stay as they are.</summary>
internal sealed partial class MeterTableImport(ChannelBook book, PlanCheck check, PlanComparison comparison, PlanExecution execution)
{
    /// <summary>Brings a table in.</summary>
    public async Task<TableOutcome> RunAsync(byte[] content, bool checkOnly, ChangeNote note, CancellationToken cancellation)
    {
        IReadOnlyList<TableRow> table;
        try
        {
            table = EntryTable.Read(content, MeterTable.MaximumRows);
        }
        catch (UnreadableTableException e)
        {
            return Refused(0, checkOnly, [new(0, "", e.Message)]);
        }
        var reading = new MeterTableReading();
        reading.Read(table);
        var rows = Math.Max(0, table.Count - 1);
        if (reading.Problems.Count > 0)
            return Refused(rows, checkOnly, reading.Problems);
        if (!checkOnly && string.IsNullOrWhiteSpace(note.Reason))
            return Refused(rows, checkOnly, [new(0, "", "Say why; it stands in the history of the channels.")]);
        var known = await book.AllAsync(cancellation);
        var problems = new List<OptionProblem>();
        var plan = PlanOf(reading, known, problems);
        if (problems.Count == 0)
            problems.AddRange(await check.ProblemsAsync(plan, known, cancellation));
        if (problems.Count > 0)
            return Refused(rows, checkOnly, problems.Select(p => AtRow(p, reading)).Distinct().OrderBy(p => p.Row));
        var changes = await comparison.ChangesAsync(plan, known, cancellation);
        if (!checkOnly && await execution.RunAsync(changes, note, cancellation) is { } refusal)
            return Refused(rows, checkOnly, [new(0, "", refusal)]);
        return new TableOutcome(rows, changes.Channels.Length, changes.Meters.Length, checkOnly, []);
    }

    private static Plan PlanOf(MeterTableReading reading, IReadOnlyList<KnownChannel> known, List<OptionProblem> problems)
    {
        var channels = ImmutableArray.CreateBuilder<PlannedChannel>();
        var meters = ImmutableArray.CreateBuilder<PlannedMeter>();
        for (var c = 0; c < reading.Channels.Count; c++)
        {
            var channel = reading.Channels[c];
            var path = FormattableString.Invariant($"$.channels[{c}]");
            var before = known.FirstOrDefault(k => k.Standing.Id == channel.Id);
            channel.Options["meters"] = new JsonArray([.. channel.Meters.Select(m => m.Place.DeepClone())]);
            var kept = KeptSecrets.In(channel.Options, before?.Options is { } was ? JsonNode.Parse(OptionTexts.Plain(was)) : null, path, problems)!.AsObject();
            if (OptionReading.Options(kept, path, problems) is { } options)
                channels.Add(new PlannedChannel(channel.Id, options, before?.Standing.Version ?? 0, before?.Models ?? [], path));
            for (var m = 0; m < channel.Meters.Count; m++)
            {
                var entry = FormattableString.Invariant($"{path}.entries[{m}]");
                if (OptionReading.Meter(channel.Meters[m].Entry, entry, problems) is { } meter)
                    meters.Add(new PlannedMeter(meter, entry));
            }
        }
        return new Plan(channels.ToImmutable(), meters.ToImmutable());
    }

    private static TableProblem AtRow(OptionProblem problem, MeterTableReading reading)
    {
        var match = Place().Match(problem.Path);
        if (!match.Success)
            return new TableProblem(0, "", $"{problem.Path}: {problem.Message}");
        var channel = reading.Channels[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)];
        var field = problem.Path[match.Length..].TrimStart('.');
        if (!match.Groups[3].Success)
            return new TableProblem(channel.Row, field, problem.Message);
        var meter = channel.Meters.ElementAtOrDefault(int.Parse(match.Groups[3].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        var rows = match.Groups[2].Value == "entries" ? meter?.Rows.All : meter?.Rows.Read;
        var row = match.Groups[4].Success ? rows?.ElementAtOrDefault(int.Parse(match.Groups[4].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : meter?.Row;
        return new TableProblem(row ?? channel.Row, field, problem.Message);
    }

    private static TableOutcome Refused(int rows, bool checkOnly, IEnumerable<TableProblem> problems) => new(rows, 0, 0, checkOnly, [.. problems]);

    [GeneratedRegex(@"^\$\.channels\[(\d+)\](?:\.(meters|entries)\[(\d+)\](?:\.points\[(\d+)\])?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
