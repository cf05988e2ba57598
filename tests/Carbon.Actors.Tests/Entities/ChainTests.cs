using Carbon.Contracts;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

[Collection("entities")]
public sealed class ChainTests : EntityKit
{
    [Fact]
    public async Task Readings_reach_the_factory_with_the_shares_of_its_units()
    {
        await TwoMetersAsync(0.6m);
        await SendAsync(Hours("a", 0, 73));
        await SendAsync(Hours("b", 0, 73));

        await FactorySettlesAsync("works", Days(3, h => 0.6m * Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
    }

    [Fact]
    public async Task A_lost_feed_is_asked_for_when_the_next_one_shows_the_gap()
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("b", 0, 73));
        await SendAsync(Hours("a", 0, 20));
        Regions.Losses.Lost = c => c is FeedActivity or FeedDays;
        await SendAsync(Hours("a", 20, 60));
        Regions.Losses.Lost = _ => false;
        await SendAsync(Hours("a", 60, 73));

        await FactorySettlesAsync("works", Days(3, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
    }

    [Theory]
    [InlineData("meter")]
    [InlineData("source")]
    [InlineData("boundary")]
    public async Task The_last_feed_of_all_when_lost_is_asked_for_when_its_sender_comes_back(string sender)
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("b", 0, 73));
        Regions.Losses.Lost = c => (sender, c) is ("meter", FeedActivity) or ("source", FeedDays { Member: "source:sa" }) or ("boundary", FeedDays { Member: "boundary:unit" });
        await SendAsync(Hours("a", 0, 73));
        await AwaitAssertAsync(async () => Assert.NotEmpty((await BoundaryAsync("unit")).Sums.Days), TimeSpan.FromSeconds(sender == "boundary" ? 20 : 0.5)).ContinueWith(_ => { });
        Assert.Empty((await FactoryAsync("works")).Sums.Days);
        Regions.Losses.Lost = _ => false;
        var (region, id) = sender switch
        {
            "meter" => (Regions.Meters, "a"),
            "source" => (Regions.Sources, "sa"),
            _ => (Regions.Boundaries, "unit"),
        };
        await EndAsync(region, id, orderly: false);
        region.Tell(new WakeEntity { EntityId = id }, Akka.Actor.ActorRefs.NoSender);

        await FactorySettlesAsync("works", Days(3, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
    }

    [Fact]
    public async Task A_subscription_that_was_lost_is_made_again_by_itself()
    {
        Regions.Losses.Lost = c => c is SubscribeToPoint or SubscribeToDays;
        await TwoMetersAsync(1m);
        await SendAsync(Hours("a", 0, 73));
        await SendAsync(Hours("b", 0, 73));
        Assert.Empty((await StoredAsync("meter-a")).OfType<SubscriptionAdded>());
        Regions.Losses.Lost = _ => false;

        await FactorySettlesAsync("works", Days(3, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
    }

    [Fact]
    public async Task A_late_reading_revises_the_settled_day_up_to_the_factory()
    {
        await TwoMetersAsync(0.5m);
        await SendAsync(Hours("b", 0, 73));
        await SendAsync(Readings("a", [.. Enumerable.Range(0, 73).Where(h => h != 30).Select(h => (h, Value("a", h)))]));
        await FactorySettlesAsync("works", Days(3, h => (h == 30 ? 0m : 0.5m * Tonnes(Value("a", h))) + Tonnes(Value("b", h))));

        await SendAsync(Readings("a", (30, Value("a", 30))));

        await FactorySettlesAsync("works", Days(3, h => 0.5m * Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
        var days = (await FactoryAsync("works")).Sums.Days;
        Assert.True(days[Date(1)].Revision > 0);
        Assert.Equal(0, days[Date(2)].Revision);
    }

    [Fact]
    public async Task A_source_waits_for_the_meter_that_lags_and_then_accounts_every_hour_once()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Meter("b"));
        await ConfigureAsync(Source("s", "a - b", ["a", "b"]));
        await ConfigureAsync(Factory("works", ("source:s", 1m)));
        await SendAsync(Hours("a", 0, 97));
        await SendAsync(Hours("b", 0, 30));
        await FactorySettlesAsync("works", Days(1, h => Tonnes(Value("a", h) - Value("b", h))));

        await SendAsync(Hours("b", 30, 97));

        await FactorySettlesAsync("works", Days(4, h => Tonnes(Value("a", h) - Value("b", h))));
        var accrued = (await StoredAsync("source-s")).OfType<ActivityTaken>().SelectMany(t => t.Accruals).ToList();
        Assert.Equal(96, accrued.Select(a => a.Start).Distinct().Count());
        Assert.Equal(96, accrued.Count);
    }

    [Fact]
    public async Task Hours_that_wait_longer_than_late_readings_may_come_are_not_dropped()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Meter("b"));
        await ConfigureAsync(Source("s", "a + b", ["a", "b"]));
        await ConfigureAsync(Factory("works", ("source:s", 1m)));
        for (var day = 0; day < 70; day++)
            await SendAsync(Hours("a", day * 24, day * 24 + 24));
        await SendAsync(Hours("a", 1680, 1681));

        await SendAsync(Hours("b", 0, 1681));

        await FactorySettlesAsync("works", Days(70, h => Tonnes(Value("a", h) + Value("b", h))));
    }

    [Fact]
    public async Task A_year_brought_in_at_once_is_settled_whole_by_every_unit()
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("a", 0, 365 * 24 + 1));
        await SendAsync(Hours("b", 0, 365 * 24 + 1));

        await FactorySettlesAsync("works", Days(365, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));
    }

    [Fact]
    public async Task A_day_before_a_members_first_reading_is_settled_without_it()
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("a", 0, 97));
        await SendAsync(Hours("b", 48, 97));

        await FactorySettlesAsync("works", Days(4, h => Tonnes(Value("a", h)) + (h < 48 ? 0m : Tonnes(Value("b", h)))));
    }

    [Fact]
    public async Task A_new_factor_restates_what_is_held_and_continues_the_revisions()
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("a", 0, 49));
        await SendAsync(Hours("b", 0, 49));
        await FactorySettlesAsync("works", Days(2, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));

        await ConfigureAsync(Source("sa", "a", ["a"], 0.5703m));

        await FactorySettlesAsync("works", Days(2, h => Tonnes(Value("a", h), 0.5703m) + Tonnes(Value("b", h))));
        Assert.All((await FactoryAsync("works")).Sums.Days.Values, d => Assert.Equal(1, d.Revision));
        var restated = (await StoredAsync("source-sa")).OfType<EmissionsRestated>().Single();
        Assert.Equal(2, restated.Version);
        Assert.All(restated.Accruals.Where(a => a.Tonnes.ToDecimal() != 0m), a => Assert.Equal(1, a.Revision));
    }

    [Fact]
    public async Task Other_meters_restate_the_days_that_they_still_hold_and_leave_older_ones_as_they_were()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Meter("b"));
        await ConfigureAsync(Source("s", "a", ["a"]));
        await ConfigureAsync(Factory("works", ("source:s", 1m)));
        for (var day = 0; day < 44; day++)
            await SendAsync(Hours("a", day * 24, day * 24 + 24));
        await SendAsync(Hours("a", 44 * 24, 44 * 24 + 1));
        await FactorySettlesAsync("works", Days(44, h => Tonnes(Value("a", h))));
        await SendAsync(Hours("b", 40 * 24, 44 * 24 + 1));

        await ConfigureAsync(Source("s", "a + b", ["a", "b"]));

        await FactorySettlesAsync("works", Days(44, h => Tonnes(Value("a", h) + (h < 40 * 24 ? 0m : Value("b", h)))));
        var source = await SourceAsync("s");
        Assert.Equal(1, source.Days[DateOnly.FromDateTime(Day(42).DateTime)].Revision);
    }

    [Fact]
    public async Task A_new_share_or_member_restates_the_days_of_the_unit()
    {
        await TwoMetersAsync(1m);
        await SendAsync(Hours("a", 0, 49));
        await SendAsync(Hours("b", 0, 49));
        await FactorySettlesAsync("works", Days(2, h => Tonnes(Value("a", h)) + Tonnes(Value("b", h))));

        await ConfigureAsync(Boundary("unit", ("source:sa", 0.25m)));
        await FactorySettlesAsync("works", Days(2, h => 0.25m * Tonnes(Value("a", h)) + Tonnes(Value("b", h))));

        await ConfigureAsync(Factory("works", ("boundary:unit", 1m)));
        await FactorySettlesAsync("works", Days(2, h => 0.25m * Tonnes(Value("a", h))));
    }

    private async Task TwoMetersAsync(decimal share)
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Meter("b"));
        await ConfigureAsync(Source("sa", "a", ["a"]));
        await ConfigureAsync(Source("sb", "b", ["b"]));
        await ConfigureAsync(Boundary("unit", ("source:sa", share)));
        await ConfigureAsync(Factory("works", ("boundary:unit", 1m), ("source:sb", 1m)));
    }
}
