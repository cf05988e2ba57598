using Akka.Actor;
using Carbon.Contracts;
using FsCheck.Xunit;
using static Carbon.Tests.Entities.TestPlant;

namespace Carbon.Tests.Entities;

[Collection("entities")]
public sealed class InterleavingTests : EntityKit
{
    private const int Hours = 2 * 24 + 1;
    private int _case;

    [Property(MaxTest = 25)]
    public Task Any_order_of_batches_with_duplicates_losses_and_restarts_gives_the_sum_of_the_readings(int seed) => RunAsync(seed);

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var mark = ++_case;
        string[] meters = [$"a{mark}", $"b{mark}", $"c{mark}"];
        foreach (var meter in meters)
            await ConfigureAsync(Meter(meter));
        await ConfigureAsync(Source($"s{mark}", "a + b", [meters[0], meters[1]]));
        await ConfigureAsync(Source($"t{mark}", "c - a", [meters[2], meters[0]]));
        await ConfigureAsync(Boundary($"u{mark}", ($"source:s{mark}", 0.125m), ($"source:t{mark}", 0.3m)));
        await ConfigureAsync(Factory($"f{mark}", ($"boundary:u{mark}", 1m)));
        Regions.Losses.Lost = c => c is FeedActivity or FeedDays && Random.Shared.Next(8) == 0;

        var batches = meters.SelectMany(m => Cut(m, random)).ToArray();
        random.Shuffle(batches);
        foreach (var batch in batches)
        {
            await SendAsync(batch);
            if (random.Next(3) == 0)
                await SendAsync(batches[random.Next(batches.Length)]);
            if (random.Next(4) == 0)
                await RestartAsync(mark, random);
        }
        foreach (var batch in batches)
            await SendAsync(batch);
        Regions.Losses.Lost = _ => false;
        foreach (var (region, id) in Entities(mark))
        {
            await EndAsync(region, id, orderly: false);
            region.Tell(new WakeEntity { EntityId = id }, ActorRefs.NoSender);
        }

        await FactorySettlesAsync($"f{mark}", Days(2, h =>
            0.125m * Tonnes(Value("a", h) + Value("b", h)) + 0.3m * Tonnes(Value("c", h) - Value("a", h))));
    }

    private Task RestartAsync(int mark, Random random)
    {
        var entities = Entities(mark);
        var (region, id) = entities[random.Next(entities.Length)];
        return EndAsync(region, id, orderly: random.Next(2) == 0);
    }

    private (IActorRef Region, string Id)[] Entities(int mark) =>
    [
        (Regions.Meters, $"a{mark}"), (Regions.Meters, $"b{mark}"), (Regions.Meters, $"c{mark}"),
        (Regions.Sources, $"s{mark}"), (Regions.Sources, $"t{mark}"), (Regions.Boundaries, $"u{mark}"), (Regions.Factories, $"f{mark}"),
    ];

    private static IEnumerable<RecordReadings> Cut(string meter, Random random)
    {
        var hours = Enumerable.Range(0, Hours).ToArray();
        if (random.Next(2) == 0)
            random.Shuffle(hours);
        for (var from = 0; from < Hours;)
        {
            var count = Math.Min(random.Next(1, 15), Hours - from);
            yield return Readings(meter, [.. hours.Skip(from).Take(count).Select(h => (h, Value(meter, h)))]);
            from += count;
        }
    }
}
