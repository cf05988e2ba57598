using Carbon.Contracts;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Registry.Entries;

/// <summary>Making entries, one or many: all of them are taken or none, and what is there already is left as it is.</summary>
internal static class EntryMaking
{
    private const int Most = 2000;

    public static Decision<DataItem> Decide(DataItem item, MakeEntries command, DateTimeOffset now)
    {
        if (command.By.Length == 0)
            return DataItemDecisions.Refuse(item, "It is not known who enters; sign in.");
        if (command.Entries.Count > Most)
            return DataItemDecisions.Refuse(item, $"{command.Entries.Count} entries at once; at most {Most} are taken. Send them in several parts.");
        var reply = new EntriesReply();
        var (after, events) = (item, new List<IMessage>());
        foreach (var entry in command.Entries)
        {
            var step = One(after, entry, command, now, reply);
            if (step.Count == 0)
                continue;
            var next = step.Aggregate(after, (i, e) => i.Apply(e));
            if (command.Submit && DataItemDecisions.Clash(next) is { } clash)
            {
                clash.EntryId = entry.Id;
                reply.Refused.Add(clash);
                continue;
            }
            reply.Made++;
            events.AddRange(step);
            after = next;
        }
        if (reply.Refused.Count > 0)
            reply.Made = 0;
        return reply.Refused.Count > 0 || command.CheckOnly || events.Count == 0
            ? Decision<DataItem>.Answer(item, reply)
            : DataItemDecisions.Write(item, events, reply);
    }

    /// <summary>Events of one entry; none where it is refused or there already.</summary>
    private static List<IMessage> One(DataItem item, EntryRecord entry, MakeEntries command, DateTimeOffset now, EntriesReply reply)
    {
        var events = new List<IMessage>();
        var known = item.Entries.GetValueOrDefault(entry.Id) is { State: not EntryState.Discarded } there ? there : null;
        var same = known is not null && IsSame(known.Record, entry);
        if (same && (known!.State != EntryState.Draft || !command.Submit))
        {
            reply.Unchanged++;
            return events;
        }
        if (known is not null && known.State != EntryState.Draft)
        {
            reply.Refused.Add(EntryExamination.Refuse(entry, "id", $"There is an entry '{entry.Id}' already, and it is {EntryExamination.Words(known.State)}; correct it by a new entry that supersedes it."));
            return events;
        }
        entry = WithVouchers(entry, known);
        var problems = EntryExamination.Problems(item, entry, now).ToList();
        if (problems.Count > 0)
        {
            reply.Refused.AddRange(problems);
            return events;
        }
        if (!same)
            events.Add(new EntryDrafted { At = now.ToUnixTimeMilliseconds(), Entry = entry, By = command.By });
        if (!command.Submit)
            return events;
        var (moved, problem) = DataItemDecisions.Submit(item, new Entry(entry, EntryState.Draft, command.By, "", ""), command.By, "", now);
        if (moved is null)
        {
            reply.Refused.Add(problem!);
            return [];
        }
        events.Add(moved);
        return events;
    }

    /// <summary>A draft that is written anew keeps the vouchers that were attached to it.</summary>
    private static EntryRecord WithVouchers(EntryRecord entry, Entry? known)
    {
        if (known is null || known.Record.Vouchers.All(entry.Vouchers.Contains))
            return entry;
        var kept = entry.Clone();
        kept.Vouchers.AddRange(known.Record.Vouchers.Except(entry.Vouchers));
        return kept;
    }

    /// <summary>Vouchers may have been attached since; everything else is as it was entered.</summary>
    private static bool IsSame(EntryRecord known, EntryRecord entry)
    {
        if (entry.Vouchers.Any(v => !known.Vouchers.Contains(v)))
            return false;
        var (a, b) = (known.Clone(), entry.Clone());
        a.Vouchers.Clear();
        b.Vouchers.Clear();
        return a.Equals(b);
    }
}
