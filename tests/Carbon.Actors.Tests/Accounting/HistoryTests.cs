using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Tests.Entities;
using FsCheck.Xunit;
using Google.Protobuf;

namespace Carbon.Tests.Accounting;

public sealed class HistoryTests
{
    private readonly SourceKit _kit = new();

    [Fact]
    public void A_new_factor_reaches_the_days_that_are_no_longer_held()
    {
        Year(100);
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.6m));
        Assert.True(_kit.State.HistoryPending);
        Assert.Equal(TestPlant.Tonnes(10m) * 24, _kit.Days()[3]);

        _kit.Reckon();

        Assert.False(_kit.State.HistoryPending);
        Assert.All(_kit.Days(), d => Assert.Equal(TestPlant.Tonnes(10m, 0.6m) * 24, d.Value));
        Assert.All(_kit.State.Days.Values, d => Assert.Equal(1, d.Revision));
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void A_value_with_validity_long_past_restates_its_days_only()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        for (var day = 0; day < 100; day++)
            _kit.Feed("a", day * 24, day * 24 + 24, _ => 10m);
        _kit.Values("ef", 1, (24 * 5, 24 * 7, 0.6m, true));
        _kit.Reckon();
        Assert.All(_kit.Days(), d => Assert.Equal(d.Key is 5 or 6 ? 0.144m : 0.12m, d.Value));
        Assert.Equal(2, _kit.Stored[^1].Event is EmissionDaysSettled settled ? settled.Days.Count : 0);
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void Where_nothing_differs_only_the_account_is_noted()
    {
        Year(100);
        var renamed = TestPlant.Source("s", "a", ["a"]);
        renamed.NameEn = "another name";
        _kit.Configure(renamed);
        _kit.Reckon();
        Assert.IsType<HistoryRestated>(_kit.Stored[^1].Event);
        Assert.All(_kit.State.Days.Values, d => Assert.Equal(0, d.Revision));
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void A_source_that_holds_all_its_days_has_no_history()
    {
        Year(40);
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.6m));
        Assert.False(_kit.State.HistoryPending);
        Year(100, 40);
        Assert.False(_kit.State.HistoryPending);
    }

    [Fact]
    public void Activity_data_of_a_day_long_past_change_that_day_with_what_else_it_had()
    {
        _kit.Configure(TestPlant.Source("s", "a + b", ["a", "b"]));
        for (var day = 0; day < 100; day++)
        {
            _kit.Feed("a", day * 24, day * 24 + 24, _ => 10m);
            _kit.Feed("b", day * 24, day * 24 + 24, _ => 1m);
        }
        _kit.Feed("a", 24 * 3 + 5, 24 * 3 + 6, _ => 30m, 24 * 100);
        Assert.True(_kit.State.HistoryPending);
        Assert.Equal(TestPlant.Tonnes(11m) * 24, _kit.Days()[3]);
        _kit.Reckon();
        Assert.Equal(TestPlant.Tonnes(11m) * 23 + TestPlant.Tonnes(31m), _kit.Days()[3]);
        Assert.Equal((1, 0), (_kit.State.Days[SourceKit.Day(3)].Revision, _kit.State.Days[SourceKit.Day(4)].Revision));
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void Days_metered_by_other_points_keep_their_figures()
    {
        Year(100);
        _kit.Configure(TestPlant.Source("s", "b", ["b"], 0.6m));
        for (var day = 100; day < 160; day++)
            _kit.Feed("b", day * 24, day * 24 + 24, _ => 2m);
        _kit.Reckon();
        _kit.Configure(TestPlant.Source("s", "b", ["b"], 0.7m));
        _kit.Reckon();
        Assert.All(_kit.Days(), d => Assert.Equal(d.Key < 100 ? TestPlant.Tonnes(10m) * 24 : TestPlant.Tonnes(2m, 0.7m) * 24, d.Value));
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.7m));
        _kit.Reckon();
        Assert.Equal(TestPlant.Tonnes(10m, 0.7m) * 24, _kit.Days()[3]);
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void A_reckoning_with_what_no_longer_counts_is_dropped()
    {
        Year(100);
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.6m));
        var old = _kit.Reckoned();
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.7m));
        _kit.Tell(old);
        Assert.True(_kit.State.HistoryPending);
        _kit.Reckon();
        Assert.Equal(TestPlant.Tonnes(10m, 0.7m) * 24, _kit.Days()[3]);
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void A_wrong_digit_in_a_restated_day_and_a_missing_one_are_found()
    {
        Year(100);
        _kit.Configure(TestPlant.Source("s", "a", ["a"], 0.6m));
        _kit.Reckon();
        var settled = (EmissionDaysSettled)_kit.Stored[^1].Event;
        var day = settled.Days[7].Categories[0];
        var right = day.Tonnes;
        day.Tonnes = DecimalValue.From(right.ToDecimal() + 0.000000001m);
        Assert.Equal(1, _kit.Audit().Different);
        day.Tonnes = right;
        Assert.Null(_kit.Audit().First);
        settled.Days.RemoveAt(3);
        Assert.NotNull(_kit.Audit().First);
    }

    [Property(MaxTest = 20)]
    public void Restating_there_and_back_gives_the_same_digits_and_everything_recomputes(int seed)
    {
        var random = new Random(seed);
        string[][] pairs = [["a"], ["a", "b"], ["b"]];
        _kit.Configure(TestPlant.Source("s", "a + b", ["a", "b"]));
        for (var day = 0; day < 70; day++)
        {
            foreach (var meter in new[] { "a", "b" })
                _kit.Feed(meter, day * 24, day * 24 + 24, h => h % 7 == seed % 5 ? 0m : TestPlant.Value(meter, h));
            if (random.Next(12) == 0)
                _kit.Feed("a", day * 12, day * 12 + 3, _ => random.Next(1000) / 10m, day * 24 + 24);
            if (random.Next(15) == 0)
                _kit.Reckon();
        }
        _kit.Reckon();
        var first = _kit.Days();
        var terms = pairs[random.Next(2)];
        _kit.Configure(TestPlant.Source("s", string.Join(" + ", terms), terms, random.Next(1, 100) / 100m));
        if (random.Next(2) == 0)
            _kit.Reckon();
        _kit.Configure(TestPlant.Source("s", "a + b", ["a", "b"]));
        if (terms.Length == 1)
            _kit.Again("b", 20 * 24, 70 * 24, h => h % 7 == seed % 5 ? 0m : TestPlant.Value("b", h));
        _kit.Reckon();
        Assert.Equal(first, _kit.Days());
        Assert.Null(_kit.Audit().First);
    }

    [Property(MaxTest = 200)]
    public void Bytes_are_read_as_the_message_says(long feed, int start, decimal quantity, decimal estimated, bool parts, bool accrued)
    {
        var taken = new ActivityTaken { Meter = "a", Point = "energy", Feed = feed, SettledThrough = SourceKit.Start(24) };
        var hour = new IntervalRecord { Start = SourceKit.Start(Math.Abs(start % 24)), Quantity = DecimalValue.From(quantity), Revision = 3 };
        if (parts)
            hour.Parts = MeteringRecords.Record(new Carbon.Metering.QualityParts(estimated, 0m, 1m, 0m));
        taken.Intervals.Add(hour);
        if (accrued)
            taken.Accruals.Add(new AccrualRecord { Start = hour.Start, Tonnes = DecimalValue.From(1m) });
        var (plain, quick) = (History(), History());
        plain.Take(taken);
        quick.Take(new RecordedEvent(2, 0, ContractManifests.ActivityTaken, taken.ToByteArray()));
        Assert.Equal(plain.Day(SourceKit.Day(0)), quick.Day(SourceKit.Day(0)));
        Assert.NotNull(quick.Day(SourceKit.Day(0)));
    }

    [Fact]
    public void Damaged_bytes_are_told()
    {
        var history = History();
        Assert.Throws<FormatException>(() => history.Take(new RecordedEvent(2, 0, ContractManifests.ActivityTaken, [0x0A, 0xFF])));
        Assert.Throws<FormatException>(() => history.Take(new RecordedEvent(2, 0, ContractManifests.ActivityTaken, [0x0B])));
    }

    private static SourceHistory History()
    {
        var history = new SourceHistory();
        history.Take(new SourceConfigured { Source = TestPlant.Source("s", "a", ["a"]), Version = 1, Account = 1 });
        return history;
    }

    private void Year(int days, int from = 0)
    {
        if (from == 0)
            _kit.Configure(TestPlant.Source("s", "a", ["a"]));
        for (var day = from; day < days; day++)
            _kit.Feed("a", day * 24, day * 24 + 24, _ => 10m);
    }
}
