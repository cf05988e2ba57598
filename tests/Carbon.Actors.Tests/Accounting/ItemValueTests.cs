using Carbon.Contracts;
using Carbon.Tests.Entities;

namespace Carbon.Tests.Accounting;

public sealed class ItemValueTests
{
    private readonly SourceKit _kit = new();

    [Fact]
    public void The_value_that_holds_at_the_hour_is_used_and_elsewhere_the_fallback()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Values("ef", 1, (24, 48, 0.6m, true), (72, 96, 0.7m, true));
        _kit.Feed("a", 0, 97, _ => 1000m);
        Assert.Equal(new Dictionary<int, decimal> { [0] = 12m, [1] = 14.4m, [2] = 12m, [3] = 16.8m }, _kit.Days());
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void Values_that_come_later_restate_the_hours_that_are_held()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Feed("a", 0, 49, _ => 1000m);
        _kit.Values("ef", 1, (0, 24, 0.6m, true));
        Assert.Equal(new Dictionary<int, decimal> { [0] = 14.4m, [1] = 12m }, _kit.Days());
        Assert.Equal((1, 0), (_kit.State.Days[SourceKit.Day(0)].Revision, _kit.State.Days[SourceKit.Day(1)].Revision));
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void Without_a_value_and_without_a_fallback_the_hour_says_what_is_missing()
    {
        _kit.Configure(SourceKit.OfItem("coal-ncv", null));
        _kit.Values("coal-ncv", 1, (24, 48, 0.6m, true));
        _kit.Feed("a", 0, 2, _ => 1000m);
        var accrual = _kit.Stored.Select(s => s.Event).OfType<ActivityTaken>().Single().Accruals[0];
        Assert.Equal(0m, accrual.Tonnes.ToDecimal());
        foreach (var part in new[] { "EF", "coal-ncv", "2026-03-01" })
            Assert.Contains(part, accrual.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_the_item_is_converted_into_the_unit_of_the_constant()
    {
        _kit.Configure(SourceKit.OfItem("ef", null, 0.001m));
        _kit.Values("ef", 1, (0, 24, 600m, true));
        _kit.Feed("a", 0, 25, _ => 1000m);
        Assert.Equal(14.4m, _kit.Days()[0]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void An_older_or_repeated_feed_is_no_news(long feed)
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Values("ef", 2, (0, 24, 0.6m, true));
        var (stored, account) = (_kit.Stored.Count, _kit.State.Account);
        _kit.Values("ef", feed, (0, 24, 0.9m, true));
        Assert.Equal((stored, account), (_kit.Stored.Count, _kit.State.Account));
    }

    [Fact]
    public void A_feed_that_repeats_the_values_moves_the_number_and_restates_nothing()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Values("ef", 1, (0, 24, 0.6m, true));
        _kit.Feed("a", 0, 25, _ => 1000m);
        var account = _kit.State.Account;
        _kit.Values("ef", 2, (0, 24, 0.6m, true));
        Assert.IsType<ValuesTaken>(_kit.Stored[^1].Event);
        Assert.Equal((2, account), (_kit.State.Values["ef"].Feed, _kit.State.Account));
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void Values_of_an_item_that_no_symbol_names_are_not_taken()
    {
        _kit.Configure(TestPlant.Source("s", "a", ["a"]));
        _kit.Values("ef", 1, (0, 24, 0.6m, true));
        Assert.Single(_kit.Stored);
    }

    [Fact]
    public void A_figure_with_a_value_that_is_not_approved_is_under_review_until_it_is()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Values("ef", 1, (0, 24, 0.6m, false));
        _kit.Feed("a", 0, 49, _ => 1000m);
        Assert.Equal(14.4m, _kit.State.Days[SourceKit.Day(0)].Parts.Review.ToDecimal());
        Assert.Null(_kit.State.Days[SourceKit.Day(1)].Parts);
        _kit.Values("ef", 2, (0, 24, 0.6m, true));
        Assert.Null(_kit.State.Days[SourceKit.Day(0)].Parts);
        Assert.Equal(1, _kit.State.Days[SourceKit.Day(0)].Revision);
        Assert.Null(_kit.Audit().First);
    }

    [Fact]
    public void A_snapshot_keeps_values_and_account()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Values("ef", 3, (0, 24, 0.6m, true));
        _kit.Feed("a", 0, 30, h => h);
        var state = SourceState.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(_kit.State.ToState()));
        Assert.Equal(_kit.State.ToState(), Carbon.Accounting.Sources.EmissionSource.FromState(state).ToState());
        Assert.Equal(2, state.Account);
    }

    [Fact]
    public void A_wrong_digit_in_values_taken_is_found()
    {
        _kit.Configure(SourceKit.OfItem("ef", 0.5m));
        _kit.Feed("a", 0, 25, _ => 1000m);
        _kit.Values("ef", 1, (0, 24, 0.6m, true));
        _kit.Stored.Select(s => s.Event).OfType<ValuesTaken>().Single().Values[0].Value = DecimalValue.From(0.61m);
        Assert.True(_kit.Audit().Different > 0);
    }
}
