using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Registry;
using Carbon.Registry.Entries;
using Carbon.Registry.Feeding;
using FsCheck;
using FsCheck.Xunit;
using static Carbon.Tests.Registry.TestItem;

namespace Carbon.Tests.Registry;

public sealed class FeedTests
{
    private readonly DataItem _coal = Of(Record("coal"));

    [Fact]
    public void All_is_under_review_until_it_is_approved_and_manual_then()
    {
        var submitted = _coal.Fed(Submit(Month("e", 2026, 10, 744m)));
        Assert.All(submitted.Values, h => Assert.Equal((1m, null, 1m, 0), (h.Quantity.ToDecimal(), h.Parts.Manual?.ToDecimal(), h.Parts.Review.ToDecimal(), h.Revision)));

        var approved = _coal.Fed(Submit(Month("e", 2026, 10, 744m)), Move("e", EntryState.Reviewed, "li"), Move("e", EntryState.Approved, "li"));
        Assert.All(approved.Values, h => Assert.Equal((1m, 1m, null, 1), (h.Quantity.ToDecimal(), h.Parts.Manual.ToDecimal(), h.Parts.Review?.ToDecimal(), h.Revision)));
    }

    [Fact]
    public void What_is_rejected_is_taken_back_to_nothing_hour_by_hour()
    {
        var hours = _coal.Fed(Submit(Month("e", 2026, 10, 744m)), Move("e", EntryState.Rejected, "li", "no"));
        Assert.Equal(744, hours.Count);
        Assert.All(hours.Values, h => Assert.Equal((0m, 1), (h.Quantity.ToDecimal(), h.Revision)));
    }

    [Fact]
    public void A_correction_revises_the_hours_and_clears_those_that_it_leaves_out()
    {
        var item = _coal.Approved(Month("e1", 2026, 10, 744m));
        var hours = item.Fed(Submit(Entry("e2", new(2026, 10, 1), new(2026, 10, 15), 720m, "e1")));
        Assert.Equal(744, hours.Count);
        Assert.Equal(720m, hours.Values.Sum(h => h.Quantity.ToDecimal()));
        Assert.Equal(2m, hours.Values.First().Quantity.ToDecimal());
        Assert.Equal(0m, hours.Values.Last().Quantity.ToDecimal());
    }

    [Fact]
    public void A_year_entered_late_is_held_whole_for_a_source_that_asks()
    {
        var item = _coal.Taken(Submit([.. Enumerable.Range(0, 12).Select(m => new DateOnly(2025, 11, 1).AddMonths(m)).Select(m => Month($"e{m:yyyyMM}", m.Year, m.Month, 1000m / 7m is var v ? decimal.Round(v, 9) : 0m))]));
        var held = QuantityFeed.Held(item, "s");
        Assert.Equal(365 * 24, held.Intervals.Count);
        Assert.Equal(12 * decimal.Round(1000m / 7m, 9), held.Intervals.Sum(i => i.Quantity.ToDecimal()));
        Assert.Equal(item.Midnight(new DateOnly(2026, 11, 1)), held.SettledThrough);
    }

    [Fact]
    public void A_snapshot_gives_the_same_item_back()
    {
        var item = _coal.Approved(Month("a", 2026, 9, 10m)).Taken(Submit(Month("b", 2026, 10, 11m))).Taken(new SubscribeToItem { ItemId = "coal", SourceId = "s" });
        var state = DataItemSnapshot.Of(item);
        Assert.Equal(state, DataItemSnapshot.Of(DataItemSnapshot.Item(DataItemState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(state)))));
    }

    [Property(MaxTest = 300)]
    public bool A_weighted_mean_lies_between_its_samples_and_answers_for_the_whole_mass((int Value, int Mass)[] samples)
    {
        if (samples.Length == 0)
            return true;
        var used = samples.Select(s => (Value: s.Value / 1000m, Weight: (Math.Abs((long)s.Mass) % 100_000 + 1) / 10m)).ToList();
        var mean = AnalysisValues.Mean(used);
        var mass = used.Sum(u => u.Weight);
        return mean >= used.Min(u => u.Value) && mean <= used.Max(u => u.Value)
            && Math.Abs(mean * mass - used.Sum(u => u.Value * u.Weight)) <= 0.000000000001m * mass;
    }

    [Theory]
    [InlineData(Substitution.None, null)]
    [InlineData(Substitution.PreviousMonth, "22")]
    [InlineData(Substitution.MeanOfLast, "21")]
    [InlineData(Substitution.Default, "19.5")]
    public void A_month_without_a_sample_follows_the_rule_of_the_item(Substitution rule, string? expected)
    {
        var record = Record("heat", ItemKind.Analysis, "GJ/t");
        (record.Substitution, record.MeanOf, record.DefaultValue, record.DefaultOrigin) = ((int)rule, 2, DecimalValue.From(19.5m), "method, table 1");
        var item = Of(record).Taken(Submit(
            Entry("a", new(2026, 6, 3), new(2026, 6, 3), 20m, mass: 10m, document: "R1"),
            Entry("b", new(2026, 7, 3), new(2026, 7, 3), 21m, mass: 30m, document: "R2"),
            Entry("c", new(2026, 7, 9), new(2026, 7, 9), 25m, mass: 10m, document: "R3"),
            Entry("d", new(2026, 10, 9), new(2026, 10, 9), 23m, mass: 10m, document: "R4")));

        Assert.Equal(20m, At(item, 2026, 6)!.Value.ToDecimal());
        Assert.Equal(22m, At(item, 2026, 7)!.Value.ToDecimal());
        Assert.Contains("weighted by mass of 2026-07 (R2, R3)", At(item, 2026, 7)!.Origin, StringComparison.Ordinal);
        Assert.Equal(23m, At(item, 2026, 10)!.Value.ToDecimal());
        foreach (var month in new[] { 8, 9 })
        {
            var value = At(item, 2026, month);
            Assert.Equal(expected, value is null ? null : Carbon.Accounting.Units.PlainDecimal.Print(value.Value.ToDecimal()));
            if (value is not null)
                Assert.StartsWith("substituted", value.Origin, StringComparison.Ordinal);
        }
        Assert.Equal(rule == Substitution.Default, At(item, 2026, 5) is not null);
        Assert.Equal(rule != Substitution.None, At(item, 2026, 12) is not null);
        Assert.True(item.Values.All(v => item.Values.Count(w => w.ValidFrom == v.ValidFrom) == 1));
    }

    [Fact]
    public void A_factor_without_end_holds_until_the_next_begins()
    {
        var item = Of(Record("ef", ItemKind.Factor, "tCO2/MWh"));
        var first = Entry("a", new(2025, 1, 1), new(2025, 1, 1), 0.57m, document: "notice 1");
        first.To = 0;
        var second = Entry("b", new(2026, 1, 1), new(2026, 1, 1), 0.53m, document: "notice 2");
        second.To = 0;
        item = item.Taken(Submit(first, second));
        Assert.Equal(0.57m, At(item, 2025, 12)!.Value.ToDecimal());
        Assert.Equal(0.53m, At(item, 2026, 1)!.Value.ToDecimal());
        Assert.Equal("notice 2", At(item, 2030, 1)!.Origin);
        Assert.False(At(item, 2026, 1)!.Approved);
    }

    private static ItemValueRecord? At(DataItem item, int year, int month)
    {
        var time = LocalMidnight.Of(new DateOnly(year, month, 15), item.Zone).ToUnixTimeMilliseconds();
        return item.Values.SingleOrDefault(v => v.ValidFrom <= time && (v.ValidTo == 0 || v.ValidTo > time));
    }
}
