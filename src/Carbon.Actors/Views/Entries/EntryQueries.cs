using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry.Entries;
using LinqToDB.Data;

namespace Carbon.Views.Entries;

/// <summary>Data items, their entries, what waits for review and what is missing.</summary>
public sealed class EntryQueries(ViewsDatabase views, PlantZone zone)
{
    /// <summary>All data items by id, or those of one plant.</summary>
    public IReadOnlyList<ItemView> Items(string? plant = null)
    {
        using var db = views.Query();
        return [.. db.Query<ItemRow>("SELECT version AS Version, first_at AS FirstAt, at AS At, by AS By, record AS Record FROM item WHERE @plant IS NULL OR plant = @plant ORDER BY id", new DataParameter("@plant", plant))
            .Select(r => new ItemView(DataItemRecord.Parser.ParseFrom(r.Record), (int)r.Version, Local(r.FirstAt), Local(r.At), r.By))];
    }

    /// <summary>One data item; null where there is none.</summary>
    public ItemView? Item(string id) => Items().FirstOrDefault(i => i.Record.Id == id);

    /// <summary>Entries of an item, or of all, that touch the days from <paramref name="from"/> to <paramref name="to"/>; newest period first.</summary>
    public IReadOnlyList<EntryView> Entries(string? item = null, DateOnly? from = null, DateOnly? to = null)
    {
        using var db = views.Query();
        return [.. db.Query<EntryRow>("SELECT item AS Item, at AS At, standing AS Standing, second_check AS SecondCheck FROM item_entry WHERE @item IS NULL OR item = @item", new DataParameter("@item", item))
            .GroupBy(r => r.Item)
            .SelectMany(Views)
            .Where(e => (to is null || e.Entry.From <= to) && (from is null || e.Entry.To >= from))
            .OrderByDescending(e => e.Entry.From).ThenBy(e => e.Item, StringComparer.Ordinal).ThenBy(e => e.Entry.Record.Id, StringComparer.Ordinal)];
    }

    /// <summary>One entry; null where there is none.</summary>
    public EntryView? Entry(string item, string id) => Entries(item).FirstOrDefault(e => e.Entry.Record.Id == id);

    /// <summary>Entries that wait for a review or an approval, longest waiting first.</summary>
    public IReadOnlyList<EntryView> Waiting() =>
        [.. Entries().Where(e => e.Counts && e.Entry.State is EntryState.Submitted or EntryState.Reviewed).OrderBy(e => e.At)];

    /// <summary>The steps of an entry in order.</summary>
    public IReadOnlyList<EntryStepView> History(string item, string id)
    {
        using var db = views.Query();
        return [.. db.Query<StepRow>("SELECT at AS At, state AS State, by AS By, reason AS Reason, drafted AS Drafted, voucher AS Voucher FROM item_step WHERE item = @item AND entry = @id ORDER BY sequence",
            new DataParameter("@item", item), new DataParameter("@id", id))
            .Select(Step)];
    }

    /// <summary>What is missing, most overdue first.</summary>
    public IReadOnlyList<DueView> Due(DateTimeOffset now)
    {
        var today = zone.Day(now);
        var entries = Entries().Where(e => e.Counts).ToLookup(e => e.Item, e => e.Entry);
        return [.. (
            from item in Items()
            let counted = entries[item.Record.Id].OrderBy(e => e.From).ToList()
            let since = counted.Select(e => e.From).Append(DateOnly.FromDateTime(item.Since.DateTime)).Min()
            from period in DuePeriods.Of(item.Record, counted, since, today)
            let due = period.To.AddDays(item.Record.GraceDays)
            select new DueView(item.Record, period.From, period.To, due, Math.Max(0, today.DayNumber - due.DayNumber)))
            .OrderByDescending(d => d.DaysOverdue).ThenBy(d => d.Item.Id, StringComparer.Ordinal).ThenBy(d => d.From)];
    }

    private IEnumerable<EntryView> Views(IGrouping<string, EntryRow> rows)
    {
        var entries = rows.Select(r => (Row: r, Entry: Registry.Entries.Entry.FromStanding(EntryStanding.Parser.ParseFrom(r.Standing)))).ToList();
        var successors = entries.Where(e => e.Entry.Counts && e.Entry.Record.Supersedes.Length > 0).ToLookup(e => e.Entry.Record.Supersedes, e => e.Entry.Record.Id);
        return entries.Select(e => new EntryView(
            rows.Key, e.Entry, successors[e.Entry.Record.Id].FirstOrDefault() ?? "", Local(e.Row.At), e.Row.SecondCheck is null ? null : SecondCheck.Parser.ParseFrom(e.Row.SecondCheck)));
    }

    private EntryStepView Step(StepRow row) => new(
        Local(row.At), (EntryState)row.State, row.By, row.Reason,
        row.Drafted is null ? null : EntryRecord.Parser.ParseFrom(row.Drafted), row.Voucher is null ? null : VoucherRecord.Parser.ParseFrom(row.Voucher));

    private DateTimeOffset Local(long milliseconds) => TimeZoneInfo.ConvertTime(MeteringRecords.Time(milliseconds), zone.Zone);

    private sealed class ItemRow
    {
        public long Version { get; set; }

        public long FirstAt { get; set; }

        public long At { get; set; }

        public string By { get; set; } = "";

        public byte[] Record { get; set; } = [];
    }

    private sealed class EntryRow
    {
        public string Item { get; set; } = "";

        public long At { get; set; }

        public byte[] Standing { get; set; } = [];

        public byte[]? SecondCheck { get; set; }
    }

    private sealed class StepRow
    {
        public long At { get; set; }

        public long State { get; set; }

        public string By { get; set; } = "";

        public string Reason { get; set; } = "";

        public byte[]? Drafted { get; set; }

        public byte[]? Voucher { get; set; }
    }
}
