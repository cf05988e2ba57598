using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>The dated values of a data item as a source has taken them (clause 9.2 c).</summary>
/// <param name="Feed">Number of the feed that brought them.</param>
/// <param name="Values">All its values; at any time the one that began last holds.</param>
public sealed record ItemValues(long Feed, IReadOnlyList<ItemValueRecord> Values)
{
    /// <summary>The value that holds at an instant (ms); null where none does.</summary>
    public ItemValueRecord? At(long instant)
    {
        ItemValueRecord? found = null;
        foreach (var value in Values)
        {
            if (instant >= value.ValidFrom && (value.ValidTo == 0 || instant < value.ValidTo) && (found is null || value.ValidFrom >= found.ValidFrom))
                found = value;
        }
        return found;
    }
}
