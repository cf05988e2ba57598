using Carbon.Contracts;
using Carbon.Registry;
using Carbon.Registry.Entries;
using FsCheck.Xunit;
using static Carbon.Tests.Registry.TestItem;

namespace Carbon.Tests.Registry;

public sealed class EntryStepsTests
{
    private static readonly string[] People = ["wang", "li", "zhao"];
    private readonly DataItem _coal = Of(Record("coal"));

    [Fact]
    public void An_entry_goes_from_draft_to_approved_by_other_people()
    {
        var item = _coal.Taken(Make("wang", false, Month("e1", 2026, 10, 100m)));
        Assert.Equal(EntryState.Draft, item.Entries["e1"].State);
        Assert.Empty(item.Days);

        item = item.Taken(Move("e1", EntryState.Submitted, "wang"));
        Assert.Equal(31, item.Days.Count);
        Assert.Contains("four eyes", item.Refusal(Move("e1", EntryState.Reviewed, "wang")), StringComparison.Ordinal);
        Assert.Contains("review it first", item.Refusal(Move("e1", EntryState.Approved, "li")), StringComparison.Ordinal);

        item = item.Taken(Move("e1", EntryState.Reviewed, "li"));
        Assert.Contains("four eyes", item.Refusal(Move("e1", EntryState.Approved, "wang")), StringComparison.Ordinal);
        item = item.Taken(Move("e1", EntryState.Approved, "li"));
        Assert.Contains("supersedes", item.Refusal(Move("e1", EntryState.Rejected, "li", "no")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_may_do_it_all_where_the_item_is_set_so()
    {
        var record = Record("coal");
        record.OnePerson = true;
        var item = Of(record).Taken(Submit(Month("e1", 2026, 10, 100m)));
        item = item.Taken(Move("e1", EntryState.Reviewed, "wang")).Taken(Move("e1", EntryState.Approved, "wang"));
        Assert.Equal(EntryState.Approved, item.Entries["e1"].State);
    }

    [Fact]
    public void A_draft_that_is_written_anew_keeps_its_vouchers()
    {
        var voucher = new VoucherRecord { Sha256 = new string('a', 64), Name = "weighing.pdf", Size = 10 };
        var item = _coal.Taken(Make("wang", false, Month("e1", 2026, 10, 100m))).Taken(new AttachVoucher { ItemId = "coal", EntryId = "e1", Voucher = voucher, By = "wang" });
        item = item.Taken(Submit(Month("e1", 2026, 10, 110m)));
        Assert.Equal((110m, EntryState.Submitted), (item.Entries["e1"].Value, item.Entries["e1"].State));
        Assert.Equal([voucher], item.Entries["e1"].Record.Vouchers);
    }

    [Theory]
    [InlineData(2026, 10, -1, "value_below", "-1 t 0")]
    [InlineData(2026, 11, 100, "not_over", "2026-11-30 2026-12-01")]
    [InlineData(2026, 9, 100.0000000001, "value_places", "100.0000000001 9")]
    [InlineData(2025, 9, 100, "too_old", "2025-09-01 396 2025-10-25")]
    public void A_refusal_has_a_code_and_names_what_it_is_about(int year, int month, double value, string code, string values)
    {
        var reply = (EntriesReply)DataItemDecisions.Decide(_coal, Submit(Month("e1", year, month, (decimal)value)), Now)!.Reply!;
        var refusal = Assert.Single(reply.Refused);
        Assert.Equal((code, values), (refusal.Code, string.Join(' ', refusal.Values)));
        Assert.All(refusal.Values, v => Assert.Contains(v, refusal.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rejection_needs_a_reason_and_a_withdrawal_its_author()
    {
        var item = _coal.Taken(Submit(Month("e1", 2026, 10, 100m)));
        Assert.Contains("reason", item.Refusal(Move("e1", EntryState.Rejected, "li")), StringComparison.Ordinal);
        Assert.Contains("wang", item.Refusal(Move("e1", EntryState.Discarded, "li")), StringComparison.Ordinal);
        Assert.Equal(EntryState.Discarded, item.Taken(Move("e1", EntryState.Discarded, "wang")).Entries["e1"].State);
        Assert.Equal(EntryState.Rejected, item.Taken(Move("e1", EntryState.Rejected, "li", "wrong pile")).Entries["e1"].State);
    }

    [Fact]
    public void The_same_days_twice_are_refused_unless_the_second_supersedes()
    {
        var item = _coal.Taken(Submit(Month("e1", 2026, 10, 100m)));
        Assert.Contains("both count", item.Refusal(Submit(Month("e2", 2026, 10, 90m))), StringComparison.Ordinal);
        item = item.Taken(Submit(Month("e2", 2026, 10, 90m, "e1")));
        Assert.Contains("superseded by 'e2'", item.Refusal(Move("e1", EntryState.Reviewed, "li")), StringComparison.Ordinal);
        Assert.Contains("superseded by 'e2' already", item.Refusal(Submit(Month("e3", 2026, 10, 80m, "e1"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_correction_gives_the_days_back_only_if_nothing_else_took_them()
    {
        var first = Entry("e1", new(2026, 10, 1), new(2026, 10, 20), 100m);
        var item = _coal.Approved(first).Taken(Submit(Entry("e2", new(2026, 10, 1), new(2026, 10, 10), 50m, "e1")));
        Assert.Equal(100m, Total(item.Taken(Move("e2", EntryState.Rejected, "li", "no"))));

        item = item.Taken(Submit(Entry("e3", new(2026, 10, 11), new(2026, 10, 20), 60m)));
        Assert.Equal(110m, Total(item));
        Assert.Contains("both count", item.Refusal(Move("e2", EntryState.Rejected, "li", "no")), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_twice_the_highest_approved_month_is_refused_until_it_is_confirmed()
    {
        var item = _coal.Approved(Month("e8", 2026, 8, 100m), Month("e9", 2026, 9, 80m));
        Assert.DoesNotContain(item.Entries.Values, e => e.State != EntryState.Approved);
        Assert.Equal(EntryState.Submitted, item.Taken(Submit(Month("e10", 2026, 10, 200m))).Entries["e10"].State);

        var refusal = item.Refusal(Submit(Month("e10", 2026, 10, 200.000000001m)));
        Assert.Contains("2026-08", refusal, StringComparison.Ordinal);

        var confirmed = Month("e10", 2026, 10, 300m);
        confirmed.Confirmation = "second boiler since October";
        var decision = DataItemDecisions.Decide(item, Submit(confirmed), Now)!;
        var moved = decision.Events.OfType<EntryMoved>().Single();
        Assert.True(moved.Check.Exceeded);
        Assert.Equal(100m, moved.Check.Highest.ToDecimal());
        Assert.Equal("second boiler since October", moved.Reason);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-11-05", "clause 11.2")]
    [InlineData("2026-11-01", "2026-11-25", "not over yet")]
    [InlineData("2026-10-10", "2026-10-01", "before the first")]
    [InlineData("2025-10-01", "2025-10-31", "396 days")]
    public void A_period_that_cannot_be_is_refused(string from, string to, string reason)
    {
        static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(reason, _coal.Refusal(Submit(Entry("e", Date(from), Date(to), 1m))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_taken_whole_or_not_at_all_and_twice_changes_nothing()
    {
        var batch = Submit(Month("a", 2026, 9, 10m), Month("b", 2026, 10, -1m));
        Assert.Contains("less than the least", _coal.Refusal(batch), StringComparison.Ordinal);

        batch = Submit(Month("a", 2026, 9, 10m), Month("b", 2026, 10, 11m));
        var item = _coal.Taken(batch);
        var again = DataItemDecisions.Decide(item, batch, Now)!;
        Assert.Empty(again.Events);
        Assert.Equal(2, ((EntriesReply)again.Reply!).Unchanged);
    }

    [Fact]
    public void What_was_entered_keeps_its_unit()
    {
        var item = _coal.Taken(Submit(Month("a", 2026, 9, 10m)));
        Assert.Contains("another kind or unit", item.Refusal(new ConfigureItem { Item = Record("coal", unit: "kg"), By = "x" }), StringComparison.Ordinal);
    }

    /// <summary>Whatever people try: what is approved was reviewed by one who had no part in it.</summary>
    [Property(MaxTest = 500)]
    public bool Nothing_is_approved_that_only_its_authors_saw((byte Person, byte Step, byte Entry)[] tries)
    {
        var item = _coal;
        var made = new Dictionary<string, HashSet<string>>();
        var reviewed = new Dictionary<string, string>();
        foreach (var (person, step, which) in tries)
        {
            var (by, id) = (People[person % 3], $"e{which % 2}");
            var to = (EntryState)(step % 7);
            Google.Protobuf.IMessage command = to == 0 ? Make(by, step % 2 == 0, Month(id, 2026, 9 + which % 2, 10m)) : Move(id, to, by, "because");
            var decision = DataItemDecisions.Decide(item, command, Now)!;
            foreach (var @event in decision.Events)
            {
                if (@event is EntryDrafted drafted)
                    made[drafted.Entry.Id] = [drafted.By];
                if (@event is EntryMoved { To: (int)EntryState.Submitted } submitted)
                    made[submitted.EntryId].Add(submitted.By);
                if (@event is EntryMoved { To: (int)EntryState.Reviewed } review)
                    reviewed[review.EntryId] = review.By;
            }
            item = decision.After;
        }
        return item.Entries.Values.Where(e => e.State == EntryState.Approved)
            .All(e => reviewed.TryGetValue(e.Record.Id, out var who) && !made[e.Record.Id].Contains(who));
    }

    private static decimal Total(DataItem item) => Carbon.Registry.Feeding.QuantityFeed.Held(item, "").Intervals.Sum(i => i.Quantity.ToDecimal());
}
