using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Registry.Entries;
using Google.Protobuf;

namespace Carbon.Views.Projections;

/// <summary>Events of data items into the tables of items, entries and their steps; what they feed stands where points have their hours and days.</summary>
public sealed class ItemProjection(ViewWriter writer)
{
    /// <summary>Writes what one event says.</summary>
    public void Project(StoredEvent stored)
    {
        var item = stored.EntityId;
        switch (stored.Event)
        {
            case ItemConfigured configured:
                Configure(configured);
                break;
            case EntryDrafted drafted:
                Write(item, new Entry(drafted.Entry, EntryState.Draft, drafted.By, "", ""), drafted.At, null);
                Step(stored, drafted.Entry.Id, drafted.At, EntryState.Draft, drafted.By, "", drafted.Entry, null);
                break;
            case EntryMoved moved:
                Write(item, Entry.Moved(Held(item, moved.EntryId), moved), moved.At, moved.Check);
                Step(stored, moved.EntryId, moved.At, (EntryState)moved.To, moved.By, moved.Reason, null, null);
                break;
            case VoucherAttached attached:
                var entry = Held(item, attached.EntryId).With(attached.Voucher);
                Write(item, entry, attached.At, null);
                Step(stored, attached.EntryId, attached.At, entry.State, attached.By, "", null, attached.Voucher);
                break;
            case IntervalsSettled settled:
                Settle(item, settled);
                break;
        }
    }

    private void Configure(ItemConfigured configured)
    {
        var item = configured.Item;
        writer.Run(
            """
            INSERT INTO item (id, plant, version, first_at, at, by, record) VALUES ($1, $2, $3, $4, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET plant = $2, version = $3, at = $4, by = $5, record = $6
            """,
            item.Id, item.Plant, configured.Version, configured.At, configured.By, item.ToByteArray());
        writer.Run("UPDATE point SET kind = $2, unit = $3 WHERE key = $1", writer.Point(ItemTerms.Meter(item.Id), ItemTerms.Point), (int)PointKind.Manual, item.Unit);
    }

    private Entry Held(string item, string id) =>
        Entry.FromStanding(EntryStanding.Parser.ParseFrom((byte[])writer.Scalar("SELECT standing FROM item_entry WHERE item = $1 AND id = $2", item, id)!));

    private void Write(string item, Entry entry, long at, SecondCheck? check) => writer.Run(
        """
        INSERT INTO item_entry (item, id, state, at, standing, second_check) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (item, id) DO UPDATE SET state = $3, at = $4, standing = $5, second_check = coalesce($6, second_check)
        """,
        item, entry.Record.Id, (int)entry.State, at, entry.ToStanding().ToByteArray(), check?.ToByteArray());

    private void Step(StoredEvent stored, string entry, long at, EntryState state, string by, string reason, EntryRecord? drafted, VoucherRecord? voucher) => writer.Run(
        "INSERT OR REPLACE INTO item_step (item, entry, sequence, at, state, by, reason, drafted, voucher) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        stored.EntityId, entry, stored.Sequence, at, (int)state, by, reason, drafted?.ToByteArray(), voucher?.ToByteArray());

    private void Settle(string item, IntervalsSettled settled)
    {
        var point = writer.Point(ItemTerms.Meter(item), ItemTerms.Point);
        var record = DataItemRecord.Parser.ParseFrom((byte[])writer.Scalar("SELECT record FROM item WHERE id = $1", item)!);
        var calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone));
        foreach (var hour in settled.Intervals)
        {
            var parts = MeteringRecords.Parts(hour.Parts);
            writer.Run(
                """
                INSERT OR REPLACE INTO point_hour (point, start, quantity, estimated, filled, manual, review, readings, invalid, fills, revision)
                VALUES ($1, $2, $3, NULL, NULL, $4, $5, 0, 0, 0, $6)
                """,
                point, hour.Start, ViewWriter.Text(hour.Quantity.ToDecimal()), ViewWriter.Part(parts.Manual), ViewWriter.Part(parts.UnderReview), hour.Revision);
        }
        foreach (var day in settled.Intervals.GroupBy(i => calendar.Of(i.Start).Day))
        {
            var parts = day.Select(h => MeteringRecords.Parts(h.Parts)).Aggregate((a, b) => a + b);
            writer.Run(
                """
                INSERT OR REPLACE INTO point_day
                  (point, date, increment, minimum, maximum, estimated, filled, manual, review, readings, invalid, fills, exact, revision)
                VALUES ($1, $2, $3, NULL, NULL, NULL, NULL, $4, $5, 0, 0, 0, 1, $6)
                """,
                point, MeteringRecords.Record(day.Key), ViewWriter.Text(day.Sum(h => h.Quantity.ToDecimal())),
                ViewWriter.Part(parts.Manual), ViewWriter.Part(parts.UnderReview), day.First().Revision);
        }
        writer.Run("UPDATE point SET settled_through = $2 WHERE key = $1", point, settled.SettledThrough);
    }
}
