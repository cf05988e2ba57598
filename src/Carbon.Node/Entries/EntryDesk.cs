using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Portal.Entries;
using Carbon.Registry.Entries;

namespace Carbon.Node.Entries;

/// <summary>Makes entries and decides on them by the data items of this node.</summary>
public sealed class EntryDesk(EntityGateway gateway, AccountingLibrary library, VoucherStore vouchers) : IEntryDesk
{
    /// <inheritdoc/>
    public long LargestVoucher => VoucherStore.MaximumBytes;

    /// <inheritdoc/>
    public IReadOnlyList<string> VoucherEndings => VoucherTypes.Endings;

    /// <inheritdoc/>
    public async Task<EntryOutcome> MakeAsync(string item, EntryInput input, bool submit, string by, CancellationToken cancellation)
    {
        var id = string.IsNullOrWhiteSpace(input.Id) ? $"e{Guid.CreateVersion7():N}" : input.Id.Trim();
        if (await ItemAsync(item, cancellation) is not { } record)
            return new EntryOutcome(id, [new EntryProblem("item", $"There is no data item '{item}'.")]);
        var (entry, problem) = EntryRecords.Of(record, id, input, library.Units);
        if (problem is not null)
            return new EntryOutcome(id, [problem]);
        var command = new MakeEntries { ItemId = item, By = by, Submit = submit };
        command.Entries.Add(entry);
        return await gateway.SendAsync(command, cancellation) switch
        {
            EntriesReply reply => new EntryOutcome(id, [.. reply.Refused.Select(r => new EntryProblem(r.Field, r.Reason, r.Code, r.Values))]),
            Refused refused => new EntryOutcome(id, [new EntryProblem("", refused.Reason)]),
            var other => throw new InvalidOperationException($"A data item answered {other.Descriptor.Name} to an entry."),
        };
    }

    /// <inheritdoc/>
    public async Task<string?> MoveAsync(string item, string entry, EntryState to, string reason, string by, CancellationToken cancellation) =>
        (await gateway.SendAsync(new MoveEntry { ItemId = item, EntryId = entry, To = (int)to, By = by, Reason = reason }, cancellation) as Refused)?.Reason;

    /// <inheritdoc/>
    public async Task<string?> AttachAsync(string item, string entry, string name, string mediaType, Stream content, string by, CancellationToken cancellation)
    {
        VoucherRecord voucher;
        try
        {
            voucher = await vouchers.KeepAsync(name, mediaType, content, cancellation);
        }
        catch (VoucherRefusedException e)
        {
            return e.Message;
        }
        return (await gateway.SendAsync(new AttachVoucher { ItemId = item, EntryId = entry, Voucher = voucher, By = by }, cancellation) as Refused)?.Reason;
    }

    /// <summary>Configuration of an item as it stands; null where there is none. Asked of the item itself: the views may be a moment behind.</summary>
    internal async Task<DataItemRecord?> ItemAsync(string item, CancellationToken cancellation) =>
        item.Length > 0 && await gateway.SendAsync(new DescribeItem { ItemId = item }, cancellation) is ItemDescription { Item: { } record } ? record : null;
}
