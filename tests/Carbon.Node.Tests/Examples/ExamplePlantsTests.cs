using Carbon.Accounting;
using Carbon.Node.Configuration;

namespace Carbon.Node.Tests.Examples;

/// <summary>The example plants, from registers and entries to the tonnes of a month, against what the guides' formulas give by hand.</summary>
[Collection("nodes in this process")]
public sealed class ExamplePlantsTests
{
    [Theory]
    [InlineData("steel", 9, 11)]
    [InlineData("cement", 5, 6)]
    [InlineData("power", 2, 3)]
    [InlineData("paper", 5, 5)]
    public void An_example_is_sound_and_every_meter_is_read_and_every_source_counted(string name, int meters, int sources)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "config");
        var node = ConfigurationFile.Read(Path.Combine(folder, "examples", name + ".json"), AccountingLibrary.Load(folder));

        Assert.Equal((meters, sources), (node.Meters.Count, node.Sources.Count));
        Assert.Equal(node.Meters.Select(m => m.Id).Order(), node.Channels.SelectMany(c => c.MeterIds).Order());
        Assert.Equal(node.Sources.Select(s => s.Id).Order(), node.Boundaries.SelectMany(b => b.Members).Select(m => m.Source).OfType<string>().Order());
    }

    [Fact]
    public async Task A_steel_works_deducts_the_carbon_that_leaves_in_its_steel()
    {
        await using var works = await ExampleRun.StartAsync("steel");
        await works.CountAsync();
        await works.EnterAsync("coke", 21_400m);
        await works.EnterAsync("diesel", 63.5m);
        await works.EnterAsync("electrodes", 41.2m);
        await works.EnterAsync("pig-iron", 1_850m);
        await works.EnterAsync("pci-ncv", 27.31m);

        await works.AmountsToAsync(
            ("pci", works.Metered("pci") * 27.31m * 0.02749m * 0.94m * 44 / 12),
            ("coke", 21_400m * 28.447m * 0.0295m * 0.93m * 44 / 12),
            ("gas", works.Metered("gas") / 10_000m * 389.31m * 0.0153m * 0.99m * 44 / 12),
            ("diesel", 63.5m * 42.652m * 0.0202m * 0.98m * 44 / 12),
            ("limestone", works.Metered("limestone") * 0.44m),
            ("dolomite", works.Metered("dolomite") * 0.471m),
            ("electrodes", 41.2m * 3.663m),
            ("pig-iron", 1_850m * 0.172m),
            ("power", (works.Metered("mains") - works.Metered("export") - works.Metered("dormitory")) / 1000m * 0.6516m),
            ("steam", works.Metered("steam") * 0.11m),
            ("fixed", -works.Metered("steel") * 0.0154m));
    }

    [Fact]
    public async Task A_cement_works_counts_calcination_by_the_oxides_of_its_clinker()
    {
        await using var works = await ExampleRun.StartAsync("cement");
        await works.CountAsync();
        await works.EnterAsync("diesel", 18.4m);
        foreach (var (item, value) in new[] { ("coal-ncv", 23.85m), ("clinker-cao", 0.6512m), ("clinker-cao-other", 0.0108m), ("clinker-mgo", 0.0217m), ("clinker-mgo-other", 0.0031m), ("raw-meal-carbon", 0.0021m) })
            await works.EnterAsync(item, value);

        await works.AmountsToAsync(
            ("coal", works.Metered("coal") * 23.85m * 0.02618m * 0.98m * 44 / 12),
            ("diesel", 18.4m * 42.652m * 0.0202m * 0.99m * 44 / 12),
            ("tyres", works.Metered("tyres") * 31.4m * 0.085m * 0.2m),
            ("calcination", works.Metered("clinker") * (((0.6512m - 0.0108m) * 44 / 56) + ((0.0217m - 0.0031m) * 44 / 40))),
            ("raw-meal", works.Metered("raw-meal") * 0.0021m * 44 / 12),
            ("power", works.Metered("mains") / 1000m * 0.6553m));
    }

    [Fact]
    public async Task A_power_station_counts_the_carbon_of_its_coal_as_received()
    {
        await using var works = await ExampleRun.StartAsync("power");
        await works.CountAsync();
        await works.EnterAsync("oil", 27.6m);
        await works.EnterAsync("carbon", 0.6122m);
        await works.EnterAsync("moisture", 0.128m);
        await works.EnterAsync("moisture-dried", 0.0245m);

        await works.AmountsToAsync(
            ("coal", works.Metered("coal") * (0.6122m * (1 - 0.128m) / (1 - 0.0245m)) * 0.99m * 44 / 12),
            ("oil", 27.6m * 42.652m * 0.0202m * 0.98m * 44 / 12),
            ("power", works.Metered("start-up") / 1000m * 0.5703m));
    }

    [Fact]
    public async Task A_paper_mill_counts_the_methane_of_its_waste_water_less_what_it_recovers()
    {
        await using var works = await ExampleRun.StartAsync("paper");
        await works.CountAsync();
        await works.EnterAsync("limestone", 340m);
        await works.EnterAsync("cod-in", 4.35m);
        await works.EnterAsync("cod-out", 0.62m);

        await works.AmountsToAsync(
            ("gas", works.Metered("gas") / 10_000m * 389.31m * 0.0153m * 0.99m * 44 / 12),
            ("limestone", 340m * 0.405m),
            ("waste-water", ((works.Metered("waste-water") * (4.35m - 0.62m) * 0.25m * 0.5m) - works.Metered("biogas")) / 1000m * 21m),
            ("power", works.Metered("mains") / 1000m * 0.4419m),
            ("steam", works.Metered("steam") * 0.11m));
    }
}
