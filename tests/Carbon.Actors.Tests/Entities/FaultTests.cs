using Carbon.Contracts;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

[Collection("entities")]
public sealed class FaultTests : EntityKit
{
    [Theory]
    [InlineData(Fault.BeforeWrite)]
    [InlineData(Fault.AfterWrite)]
    public async Task A_reading_whose_write_fails_is_counted_once(Fault fault)
    {
        await ConfigureAsync(Meter("a"));
        var left = 1;
        await FailAsync(id => id == "meter-a" && left-- > 0 ? fault : Fault.None);

        var reply = Assert.IsType<ReadingsReply>(await SendAsync(Readings("a", (0, 5m))));

        Assert.Equal(1, reply.Accepted + reply.Duplicates);
        var recorded = (await StoredAsync("meter-a")).OfType<ReadingsRecorded>().Sum(r => r.Points.Sum(p => p.Readings.Count));
        Assert.Equal(1, recorded);
    }

    [Theory]
    [InlineData("meter-a")]
    [InlineData("source-s")]
    [InlineData("boundary-unit")]
    [InlineData("factory-works")]
    public async Task A_write_that_fails_anywhere_is_made_good_without_another_reading(string writer)
    {
        await PlantAsync();
        foreach (var fault in new[] { Fault.BeforeWrite, Fault.AfterWrite })
        {
            var (from, to) = fault == Fault.BeforeWrite ? (0, 49) : (49, 97);
            var left = 1;
            await FailAsync(id => id == writer && left-- > 0 ? fault : Fault.None);
            await SendAsync(Hours("a", from, to));
            await FactorySettlesAsync("works", Days((to - 1) / 24, h => 0.75m * Tonnes(Value("a", h))));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task With_every_tenth_write_failing_all_is_counted_exactly_once(int seed)
    {
        await PlantAsync();
        var random = new Random(seed);
        await FailAsync(_ => random.Next(10) switch { 0 => random.Next(2) == 0 ? Fault.BeforeWrite : Fault.AfterWrite, _ => Fault.None });
        for (var hour = 0; hour < 73; hour += 4)
            await SendAsync(Hours("a", hour, Math.Min(hour + 4, 73)));

        await FactorySettlesAsync("works", Days(3, h => 0.75m * Tonnes(Value("a", h))));

        var recorded = (await StoredAsync("meter-a")).OfType<ReadingsRecorded>().SelectMany(r => r.Points).SelectMany(p => p.Readings).Select(r => r.Id).ToList();
        Assert.Equal(73, recorded.Count);
        Assert.Equal(73, recorded.Distinct().Count());
    }

    [Fact]
    public async Task A_rejected_write_is_answered_with_an_error_and_changes_nothing()
    {
        await ConfigureAsync(Meter("a"));
        await FailAsync(_ => Fault.Rejection);
        var refused = Assert.IsType<Refused>(await SendAsync(Readings("a", (0, 5m))));
        Assert.Contains("no room", refused.Reason, StringComparison.Ordinal);
        await FailAsync(_ => Fault.None);

        var reply = Assert.IsType<ReadingsReply>(await SendAsync(Readings("a", (0, 5m), (1, 6m))));

        Assert.Equal(2, reply.Accepted);
        var description = Assert.IsType<MeterDescription>(await SendAsync(new DescribeMeter { MeterId = "a" }));
        Assert.Equal(6m, Carbon.Metering.MeteringRecords.Value(description.Points[0].Latest));
    }

    [Fact]
    public async Task A_rejected_feed_is_asked_for_again()
    {
        await PlantAsync();
        await FailAsync(id => id == "source-s" ? Fault.Rejection : Fault.None);
        await SendAsync(Hours("a", 0, 30));
        await FailAsync(_ => Fault.None);
        await SendAsync(Hours("a", 30, 49));

        await FactorySettlesAsync("works", Days(2, h => 0.75m * Tonnes(Value("a", h))));
    }

    [Fact]
    public async Task A_command_that_cannot_be_taken_is_refused_and_the_next_one_is_served()
    {
        await ConfigureAsync(Meter("a"));
        var broken = new AnnounceReplacement { MeterId = "a", Point = "energy", At = long.MaxValue, End = DecimalValue.From(1m), Start = DecimalValue.From(0m) };
        Assert.IsType<Refused>(await SendAsync(broken));

        Assert.Equal(1, Assert.IsType<ReadingsReply>(await SendAsync(Readings("a", (0, 1m)))).Accepted);
    }

    [Fact]
    public async Task A_value_beyond_any_register_is_refused_with_its_reason()
    {
        await ConfigureAsync(Meter("a", factor: 600m));
        var reply = Assert.IsType<ReadingsReply>(await SendAsync(Readings("a", (0, decimal.MaxValue), (1, decimal.MinValue), (2, 3m))));

        Assert.Equal(1, reply.Accepted);
        Assert.Equal(2, reply.Rejected.Count);
        Assert.All(reply.Rejected, r => Assert.Contains("register", r.Reason, StringComparison.Ordinal));
    }

    private async Task PlantAsync()
    {
        await ConfigureAsync(Meter("a"));
        await ConfigureAsync(Source("s", "a", ["a"]));
        await ConfigureAsync(Boundary("unit", ("source:s", 0.75m)));
        await ConfigureAsync(Factory("works", ("boundary:unit", 1m)));
        // Feeds are heard from before the first fault: a subscription is a write of its own.
        await AwaitAssertAsync(
            async () =>
            {
                Assert.NotEmpty((await StoredAsync("meter-a")).OfType<SubscriptionAdded>());
                Assert.NotEmpty((await StoredAsync("source-s")).OfType<DaySubscriptionAdded>());
                Assert.NotEmpty((await StoredAsync("boundary-unit")).OfType<DaySubscriptionAdded>());
            },
            Soon,
            TimeSpan.FromMilliseconds(20));
    }
}
