using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Entries;

namespace Carbon.Tests.Registry;

/// <summary>Data items and entries as tests need them.</summary>
internal static class TestItem
{
    public const string Zone = "Asia/Shanghai";
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));

    public static DataItemRecord Record(string id, ItemKind kind = ItemKind.Quantity, string unit = "t", string zone = Zone) => new()
    {
        Id = id,
        Plant = "works",
        Kind = (int)kind,
        Unit = unit,
        Frequency = (int)EntryFrequency.Month,
        Averaging = (int)Averaging.Weighted,
        Minimum = DecimalValue.From(0m),
        TimeZone = zone,
    };

    public static DataItem Of(DataItemRecord record) =>
        DataItem.Unknown.Apply(new ItemConfigured { Item = record, Version = 1, By = "test" });

    public static EntryRecord Entry(string id, DateOnly from, DateOnly to, decimal value, string supersedes = "", decimal? mass = null, string document = "") => new()
    {
        Id = id,
        From = MeteringRecords.Record(from),
        To = MeteringRecords.Record(to),
        Value = DecimalValue.From(value),
        Original = DecimalValue.From(value),
        Unit = "t",
        Supersedes = supersedes,
        Mass = DecimalValue.From(mass),
        Document = document,
    };

    public static EntryRecord Month(string id, int year, int month, decimal value, string supersedes = "") =>
        Entry(id, new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), value, supersedes);

    /// <summary>The item after a command that is taken.</summary>
    public static DataItem Taken(this DataItem item, Google.Protobuf.IMessage command)
    {
        var decision = DataItemDecisions.Decide(item, command, Now)!;
        Assert.False(decision.Reply is Refused, (decision.Reply as Refused)?.Reason);
        if (decision.Reply is EntriesReply reply)
            Assert.Empty(reply.Refused);
        Assert.Equal(Digest(decision.After), Digest(decision.Events.Aggregate(item, (i, e) => i.Apply(e))));
        return decision.After;
    }

    /// <summary>Why a command is not taken.</summary>
    public static string Refusal(this DataItem item, Google.Protobuf.IMessage command)
    {
        var decision = DataItemDecisions.Decide(item, command, Now)!;
        Assert.Empty(decision.Events);
        return decision.Reply is EntriesReply reply ? reply.Refused[0].Reason : Assert.IsType<Refused>(decision.Reply).Reason;
    }

    public static MakeEntries Submit(params EntryRecord[] entries) => Make("wang", true, entries);

    public static MakeEntries Make(string by, bool submit, params EntryRecord[] entries)
    {
        var command = new MakeEntries { ItemId = "coal", By = by, Submit = submit };
        command.Entries.AddRange(entries);
        return command;
    }

    public static MoveEntry Move(string id, EntryState to, string by, string reason = "") => new() { ItemId = "coal", EntryId = id, To = (int)to, By = by, Reason = reason };

    public static DataItem Approved(this DataItem item, params EntryRecord[] entries)
    {
        item = item.Taken(Submit(entries));
        foreach (var entry in entries)
            item = item.Taken(Move(entry.Id, EntryState.Reviewed, "li")).Taken(Move(entry.Id, EntryState.Approved, "zhao"));
        return item;
    }

    /// <summary>What the item has fed, hour by hour, as its events said it.</summary>
    public static ImmutableSortedDictionary<long, IntervalRecord> Fed(this DataItem item, params Google.Protobuf.IMessage[] commands)
    {
        var hours = ImmutableSortedDictionary<long, IntervalRecord>.Empty;
        foreach (var command in commands)
        {
            var decision = DataItemDecisions.Decide(item, command, Now)!;
            foreach (var settled in decision.Events.OfType<IntervalsSettled>())
                hours = hours.SetItems(settled.Intervals.Select(i => KeyValuePair.Create(i.Start, i)));
            item = decision.After;
        }
        return hours;
    }

    private static string Digest(DataItem item) => DataItemSnapshot.Of(item).ToString();
}
