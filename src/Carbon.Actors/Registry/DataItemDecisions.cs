using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;
using Google.Protobuf;

namespace Carbon.Registry;

/// <summary>What a data item answers to a command: pure functions of its state, the command and the time.</summary>
public static class DataItemDecisions
{
    /// <summary>Decides on any item command; null where it is none.</summary>
    public static Decision<DataItem>? Decide(DataItem item, IMessage command, DateTimeOffset now) => command switch
    {
        ConfigureItem configure => ItemConfiguring.Decide(item, configure, now),
        DescribeItem => Decision<DataItem>.Answer(item, Describe(item)),
        MakeEntries or MoveEntry or AttachVoucher or SubscribeToItem when item.Configuration is null =>
            Refuse(item, $"There is no data item '{((IEntityCommand)command).EntityId}'."),
        MakeEntries make => EntryMaking.Decide(item, make, now),
        MoveEntry move => Move(item, move, now),
        AttachVoucher attach => Attach(item, attach, now),
        SubscribeToItem subscribe => Subscribe(item, subscribe),
        _ => null,
    };

    /// <summary>The events with what is to be fed after them.</summary>
    internal static Decision<DataItem> Write(DataItem item, IEnumerable<IMessage> events, IMessage reply)
    {
        var all = events.ToImmutableList();
        var after = all.Aggregate(item, (i, e) => i.Apply(e));
        return after.Due() is { } due
            ? new Decision<DataItem>(all.Add(due), after.Apply(due), reply)
            : new Decision<DataItem>(all, after, reply);
    }

    internal static Decision<DataItem> Refuse(DataItem item, string reason) => Decision<DataItem>.Answer(item, new Refused { Reason = reason });

    /// <summary>The submission of an entry with its second check; a reason why it is not taken where it is not.</summary>
    internal static (EntryMoved? Moved, EntryRefusal? Problem) Submit(DataItem item, Entry entry, string by, string reason, DateTimeOffset now)
    {
        var check = HistoryCheck.Of(item, entry);
        var confirmation = reason.Length > 0 ? reason : entry.Record.Confirmation;
        if (check is { Exceeded: true } && confirmation.Length == 0)
        {
            var (value, unit, highest, month) = (EntryExamination.Plain(entry.Value), item.Configuration!.Unit, EntryExamination.Plain(check.Highest.ToDecimal()), $"{check.Month / 100:D4}-{check.Month % 100:D2}");
            return (null, EntryExamination.Refuse(
                entry.Record, "value",
                $"{value} {unit} is more than twice {highest}, the highest approved month of the twelve before ({month}; clause 8.1.2). Check value and unit, or confirm it with a reason.",
                HistoryCheck.Code, value, unit, highest, month));
        }
        return (new EntryMoved { At = now.ToUnixTimeMilliseconds(), EntryId = entry.Record.Id, To = (int)EntryState.Submitted, By = by, Reason = confirmation, Check = check }, null);
    }

    private static Decision<DataItem> Move(DataItem item, MoveEntry command, DateTimeOffset now)
    {
        if (!item.Entries.TryGetValue(command.EntryId, out var entry))
            return Refuse(item, $"There is no entry '{command.EntryId}' of {item.Configuration!.Id}.");
        if ((int)entry.State == command.To)
            return Decision<DataItem>.Answer(item, new Done());
        if (EntrySteps.Problem(item, entry, command) is { } problem)
            return Refuse(item, problem);
        var moved = new EntryMoved { At = now.ToUnixTimeMilliseconds(), EntryId = command.EntryId, To = command.To, By = command.By, Reason = command.Reason };
        if (command.To == (int)EntryState.Submitted)
        {
            if (EntryExamination.Problems(item, entry.Record, now).FirstOrDefault() is { } refusal)
                return Refuse(item, refusal.Reason);
            var (submitted, surprising) = Submit(item, entry, command.By, command.Reason, now);
            if (submitted is null)
                return Refuse(item, surprising!.Reason);
            moved = submitted;
        }
        return Clash(item.Apply(moved)) is { } clash ? Refuse(item, clash.Reason) : Write(item, [moved], new Done());
    }

    /// <summary>Why the counted entries do not fit together; null where they do.</summary>
    internal static EntryRefusal? Clash(DataItem item)
    {
        if (CountedEntries.Clash(CountedEntries.Of(item.Entries.Values), item.Kind) is not var (first, second))
            return null;
        var (former, latter, day) = (first.Record.Id, second.Record.Id, EntryExamination.Text(second.From));
        return item.Kind == ItemKind.Analysis
            ? EntryExamination.Refuse(second.Record, "document", $"The entries '{former}' and '{latter}' are of the same days and the same report; give each sample its report number, or supersede the former.", "clash_sample", former, latter, day)
            : EntryExamination.Refuse(second.Record, "from", $"The entries '{former}' and '{latter}' both count for {day}; correct the former by one that supersedes it, or reject one.", "clash", former, latter, day);
    }

    private static Decision<DataItem> Attach(DataItem item, AttachVoucher command, DateTimeOffset now)
    {
        if (!item.Entries.TryGetValue(command.EntryId, out var entry))
            return Refuse(item, $"There is no entry '{command.EntryId}' of {item.Configuration!.Id}.");
        if (entry.Record.Vouchers.Any(v => v.Sha256 == command.Voucher.Sha256))
            return Decision<DataItem>.Answer(item, new Done());
        if (entry.State is EntryState.Rejected or EntryState.Discarded)
            return Refuse(item, $"The entry '{command.EntryId}' is {EntryExamination.Words(entry.State)}; vouchers belong to entries that count or may come to count.");
        if (entry.Record.Vouchers.Count >= EntryExamination.MostVouchers)
            return Refuse(item, $"The entry '{command.EntryId}' has {EntryExamination.MostVouchers} vouchers, as many as an entry takes.");
        return Write(item, [new VoucherAttached { At = now.ToUnixTimeMilliseconds(), EntryId = command.EntryId, Voucher = command.Voucher, By = command.By }], new Done());
    }

    private static Decision<DataItem> Subscribe(DataItem item, SubscribeToItem command)
    {
        var reply = command.Since == item.Feed ? new Done() : ItemFeeds.Held(item, command.SourceId);
        if (item.Subscribers.Contains(command.SourceId))
            return Decision<DataItem>.Answer(item, reply);
        var added = new ItemSubscriptionAdded { SourceId = command.SourceId };
        return new Decision<DataItem>([added], item.Apply(added), reply);
    }

    private static ItemDescription Describe(DataItem item)
    {
        var description = new ItemDescription { Item = item.Configuration, Feed = item.Feed, SettledThrough = item.SettledThrough };
        foreach (var entry in item.Entries.Values)
        {
            var standing = entry.ToStanding();
            standing.SupersededBy = CountedEntries.Successor(item.Entries.Values, entry.Record.Id)?.Record.Id ?? "";
            description.Entries.Add(standing);
        }
        return description;
    }
}
