using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;
using Google.Protobuf;

namespace Carbon.Registry;

/// <summary>A data item (填报项) with its entries: what the journal says of it.</summary>
public sealed record DataItem
{
    /// <summary>An item of which nothing is known yet.</summary>
    public static readonly DataItem Unknown = new();

    /// <summary>Configuration as last recorded.</summary>
    public DataItemRecord? Configuration { get; init; }

    /// <summary>Version of the configuration, from 1.</summary>
    public int Version { get; init; }

    /// <summary>The configuration that the file last asked for.</summary>
    public DataItemRecord? Filed { get; init; }

    /// <summary>Entries by id.</summary>
    public ImmutableSortedDictionary<string, Entry> Entries { get; init; } = ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal);

    /// <summary>What was fed, by local day (quantities).</summary>
    public ImmutableSortedDictionary<DateOnly, FedDay> Days { get; init; } = ImmutableSortedDictionary<DateOnly, FedDay>.Empty;

    /// <summary>Dated values as last fed (analyses and factors).</summary>
    public ImmutableList<ItemValueRecord> Values { get; init; } = [];

    /// <summary>Number of the last feed; 0: none yet.</summary>
    public long Feed { get; init; }

    /// <summary>Everything before this instant (ms) is settled (quantities).</summary>
    public long SettledThrough { get; init; }

    /// <summary>Ids of the emission sources that are fed.</summary>
    public ImmutableSortedSet<string> Subscribers { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What the item holds.</summary>
    public ItemKind Kind => (ItemKind)Configuration!.Kind;

    /// <summary>Time zone in which its days are cut.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Configuration!.TimeZone);

    /// <summary>First instant of a local day (ms).</summary>
    public long Midnight(DateOnly day) => LocalMidnight.Of(day, Zone).ToUnixTimeMilliseconds();

    /// <summary>The state after a stored event.</summary>
    public DataItem Apply(IMessage @event) => @event switch
    {
        ItemConfigured configured => this with { Configuration = configured.Item, Version = configured.Version, Filed = configured.FromFile ? configured.Item : Filed },
        EntryDrafted drafted => this with { Entries = Entries.SetItem(drafted.Entry.Id, new Entry(drafted.Entry, EntryState.Draft, drafted.By, "", "")) },
        EntryMoved moved => this with { Entries = Entries.SetItem(moved.EntryId, Entry.Moved(Entries[moved.EntryId], moved)) },
        VoucherAttached attached => this with { Entries = Entries.SetItem(attached.EntryId, Entries[attached.EntryId].With(attached.Voucher)) },
        IntervalsSettled settled => QuantityFeed.Fed(this, settled),
        ItemValuesSettled settled => this with { Feed = settled.Feed, Values = [.. settled.Values] },
        ItemSubscriptionAdded added => this with { Subscribers = Subscribers.Add(added.SourceId) },
        _ => this,
    };

    /// <summary>What is to be fed after what happened to the entries; null where all is fed.</summary>
    public IMessage? Due()
    {
        if (Configuration is null)
            return null;
        if (Kind == ItemKind.Quantity)
            return QuantityFeed.Due(this);
        var values = Kind == ItemKind.Analysis ? AnalysisValues.Of(this) : FactorValues.Of(this);
        if (values.SequenceEqual(Values))
            return null;
        var settled = new ItemValuesSettled { Feed = Feed + 1 };
        settled.Values.AddRange(values);
        return settled;
    }
}
