using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Portal.Entries;
using Carbon.Registry.Entries;

namespace Carbon.Node.Entries.Import;

/// <summary>Brings in a table of entries: all rows or none, and the same table twice changes nothing twice.</summary>
public sealed class EntryImport(EntityGateway gateway, EntryDesk desk, AccountingLibrary library) : IEntryTables
{
    /// <inheritdoc/>
    public int MaximumRows => EntryTable.MaximumRows;

    /// <inheritdoc/>
    public async Task<ImportReport> RunAsync(byte[] content, string? item, bool submit, bool checkOnly, string by, CancellationToken cancellation)
    {
        var (rows, report) = await TakeAsync(content, item, submit, checkOnly, by, cancellation);
        return report with { Entries = [.. rows.Select(r => new ImportedRow(r.Number, r.Item, r.Input))] };
    }

    private async Task<(IReadOnlyList<EntryRow> Rows, ImportReport Report)> TakeAsync(byte[] content, string? item, bool submit, bool checkOnly, string by, CancellationToken cancellation)
    {
        IReadOnlyList<TableRow> table;
        try
        {
            table = EntryTable.Read(content);
        }
        catch (UnreadableTableException e)
        {
            return ([], new ImportReport(0, 0, 0, checkOnly, [new ImportProblem(0, "", e.Message)]));
        }
        var (rows, problems) = EntryRows.Of(table, item);
        if (problems.Count > 0)
            return (rows, new ImportReport(rows.Count, 0, 0, checkOnly, problems));
        var (batches, refused) = await BatchesAsync(rows, submit, by, cancellation);
        if (refused.Count > 0)
            return (rows, new ImportReport(rows.Count, 0, 0, checkOnly, refused));
        var (made, unchanged, found) = await SendAsync(batches, rows, true, cancellation);
        if (found.Count > 0 || checkOnly)
            return (rows, new ImportReport(rows.Count, found.Count > 0 ? 0 : made, unchanged, checkOnly, found));
        var before = await StandingAsync(batches, cancellation);
        (made, unchanged, found) = await SendAsync(batches, rows, false, cancellation);
        if (found.Count == 0)
            return (rows, new ImportReport(rows.Count, made, unchanged, false, []));
        // Somebody entered the same between check and taking: what was taken of other items is given back.
        await GiveBackAsync(batches, before, cancellation);
        return (rows, new ImportReport(rows.Count, 0, unchanged, false, found));
    }

    private async Task<(List<MakeEntries> Batches, List<ImportProblem> Refused)> BatchesAsync(IReadOnlyList<EntryRow> rows, bool submit, string by, CancellationToken cancellation)
    {
        var (batches, refused) = (new List<MakeEntries>(), new List<ImportProblem>());
        foreach (var group in rows.GroupBy(r => r.Item, StringComparer.Ordinal))
        {
            if (await desk.ItemAsync(group.Key, cancellation) is not { } record)
            {
                refused.AddRange(group.Select(r => new ImportProblem(r.Number, "item", $"There is no data item '{group.Key}'.", "item_unknown", [group.Key])));
                continue;
            }
            var batch = new MakeEntries { ItemId = group.Key, By = by, Submit = submit };
            foreach (var row in group)
            {
                var (entry, problem) = EntryRecords.Of(record, row.Input.Id!, row.Input, library.Units);
                if (problem is null)
                    batch.Entries.Add(entry);
                else
                    refused.Add(new ImportProblem(row.Number, problem.Field, problem.Reason, problem.Code, problem.Values));
            }
            batches.Add(batch);
        }
        return (batches, [.. refused.OrderBy(r => r.Row)]);
    }

    private async Task<(int Made, int Unchanged, IReadOnlyList<ImportProblem> Problems)> SendAsync(List<MakeEntries> batches, IReadOnlyList<EntryRow> rows, bool checkOnly, CancellationToken cancellation)
    {
        var (made, unchanged, problems) = (0, 0, new List<ImportProblem>());
        foreach (var batch in batches)
        {
            var command = batch.Clone();
            command.CheckOnly = checkOnly;
            switch (await gateway.SendAsync(command, cancellation))
            {
                case EntriesReply reply:
                    made += reply.Made;
                    unchanged += reply.Unchanged;
                    problems.AddRange(reply.Refused.Select(r => new ImportProblem(rows.First(w => w.Item == batch.ItemId && w.Input.Id == r.EntryId).Number, r.Field, r.Reason, r.Code, r.Values)));
                    break;
                case Refused refused:
                    problems.Add(new ImportProblem(rows.First(w => w.Item == batch.ItemId).Number, "", refused.Reason));
                    break;
            }
            if (problems.Count > 0 && !checkOnly)
                break;
        }
        return (made, unchanged, [.. problems.OrderBy(p => p.Row)]);
    }

    /// <summary>Entries that are there already and stay as they are whatever becomes of the table.</summary>
    private async Task<HashSet<(string Item, string Entry)>> StandingAsync(List<MakeEntries> batches, CancellationToken cancellation)
    {
        var standing = new HashSet<(string, string)>();
        foreach (var batch in batches)
        {
            if (await gateway.SendAsync(new DescribeItem { ItemId = batch.ItemId }, cancellation) is ItemDescription description)
                standing.UnionWith(description.Entries.Where(e => e.State != (int)EntryState.Discarded).Select(e => (batch.ItemId, e.Entry.Id)));
        }
        return standing;
    }

    private async Task GiveBackAsync(List<MakeEntries> batches, HashSet<(string Item, string Entry)> before, CancellationToken cancellation)
    {
        foreach (var (batch, entry) in batches.SelectMany(b => b.Entries.Select(e => (b, e))).Where(p => !before.Contains((p.b.ItemId, p.e.Id))))
            await desk.MoveAsync(batch.ItemId, entry.Id, EntryState.Discarded, "the table was not taken as a whole", batch.By, cancellation);
    }
}
