using System.Security.Cryptography;
using System.Text;
using Carbon.Accounting.Units;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Portal.Entries;
using Carbon.Portal.Sources;
using Carbon.Portal.Tests.Plant;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Portal.Tests.Preview;

/// <summary>Entries of the demonstration plant: its items decide as in a running node.</summary>
internal sealed class PreviewEntries(DemonstrationPlant plant, EntryQueries entries) : IEntryDesk, IEntryTables, IItemEditing
{
    /// <summary>Tables that were brought in, with whether they were only checked.</summary>
    public List<(string Text, string? Item, bool CheckOnly)> Taken { get; } = [];

    /// <summary>What the next table comes to.</summary>
    public ImportReport Report { get; set; } = new(0, 0, 0, true, []);

    public long LargestVoucher => 1024;

    public IReadOnlyList<string> VoucherEndings => [".pdf", ".txt"];

    public int MaximumRows => 2000;

    public IReadOnlyList<string> Units { get; } = [.. PreviewHost.Library.Units.All.Select(u => u.Code)];

    public Task<EntryOutcome> MakeAsync(string item, EntryInput input, bool submit, string by, CancellationToken cancellation)
    {
        var (record, unit) = (entries.Item(item)!.Record, string.IsNullOrEmpty(input.Unit) ? entries.Item(item)!.Record.Unit : input.Unit);
        var id = input.Id ?? $"e{entries.Entries().Count + 1}";
        decimal value;
        try
        {
            value = PreviewHost.Library.Units.Convert(input.Value!.Value, unit, record.Unit);
        }
        catch (UnitException e)
        {
            return Task.FromResult(new EntryOutcome(id, [new EntryProblem("unit", e.Message, "unit_unfit", [unit, record.Unit])]));
        }
        var entry = new EntryRecord
        {
            Id = id,
            From = MeteringRecords.Record(input.From!.Value),
            To = input.To is { } to ? MeteringRecords.Record(to) : 0,
            Value = DecimalValue.From(value),
            Original = DecimalValue.From(input.Value),
            Unit = unit,
            Document = input.Document ?? "",
            Note = input.Note ?? "",
            Mass = DecimalValue.From(input.Mass),
            Uncertainty = DecimalValue.From(input.Uncertainty),
            Supersedes = input.Supersedes ?? "",
            Confirmation = input.Confirmation ?? "",
        };
        var reply = plant.Tell(item, new MakeEntries { ItemId = item, By = by, Submit = submit, Entries = { entry } });
        var problems = reply is EntriesReply made ? made.Refused.Select(r => new EntryProblem(r.Field, r.Reason, r.Code, r.Values)) : [new EntryProblem("", ((Refused)reply!).Reason)];
        return Task.FromResult(new EntryOutcome(id, [.. problems]));
    }

    public Task<string?> MoveAsync(string item, string entry, EntryState to, string reason, string by, CancellationToken cancellation) =>
        Task.FromResult((plant.Tell(item, new MoveEntry { ItemId = item, EntryId = entry, To = (int)to, By = by, Reason = reason }) as Refused)?.Reason);

    public async Task<string?> AttachAsync(string item, string entry, string name, string mediaType, Stream content, string by, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, cancellation);
        var voucher = new VoucherRecord { Sha256 = Convert.ToHexStringLower(SHA256.HashData(kept.ToArray())), Name = name, Size = kept.Length, MediaType = mediaType };
        return (plant.Tell(item, new AttachVoucher { ItemId = item, EntryId = entry, Voucher = voucher, By = by }) as Refused)?.Reason;
    }

    public Task<ImportReport> RunAsync(byte[] content, string? item, bool submit, bool checkOnly, string by, CancellationToken cancellation)
    {
        Taken.Add((Encoding.UTF8.GetString(content), item, checkOnly));
        return Task.FromResult(Report with { CheckOnly = checkOnly });
    }

    public Task<IReadOnlyList<EntryProblem>> ChangeAsync(DataItemRecord item, ChangeNote note, CancellationToken cancellation)
    {
        var changed = item.Clone();
        (changed.Plant, changed.TimeZone) = (PlantRecords.Id, PlantRecords.Zone);
        var reply = plant.Tell(item.Id, new ConfigureItem { Item = changed, By = note.By, Reason = note.Reason });
        return Task.FromResult<IReadOnlyList<EntryProblem>>(reply is Refused refused ? [new EntryProblem("", refused.Reason)] : []);
    }
}
