using Carbon.Accounting;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Configuration;
using Carbon.Portal.Entries;
using Carbon.Portal.Sources;
using Carbon.Registry.Entries;

namespace Carbon.Node.Entries;

/// <summary>Makes and changes data items of this node.</summary>
public sealed class ItemEditing(NodeConfiguration node, AccountingLibrary library, EntityGateway gateway) : IItemEditing
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Units { get; } = [.. library.Units.All.Select(u => u.Code).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EntryProblem>> ChangeAsync(DataItemRecord item, ChangeNote note, CancellationToken cancellation)
    {
        if (!EntryExamination.IsId(item.Id))
            return [new EntryProblem("id", "An id has 1 to 100 letters, digits, '-', '_' and '.'.", "item_id")];
        // Plant and time zone are the node's own, whatever is sent.
        var section = ItemRecords.Section(item);
        if (ItemCheck.Problems(section, "item", library.Units).ToList() is { Count: > 0 } problems)
            return [.. problems.Select(p => new EntryProblem(p.Path["item.".Length..], $"{p.Path} {p.Message}."))];
        var command = new ConfigureItem { Item = ItemRecords.Of(section, node.Plant), By = note.By, Reason = note.Reason };
        return await gateway.SendAsync(command, cancellation) is Refused refused ? [new EntryProblem("", refused.Reason)] : [];
    }
}
