using Carbon.Boundaries.Footprints;
using Carbon.Contracts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Boundaries;

public sealed class FootprintTests
{
    [Property]
    public Property Parts_add_up_to_the_whole_exactly(long nano, NonEmptyArray<byte> weights, PositiveInt scale)
    {
        var whole = nano / 1_000_000_000m;
        var parts = Allocation.Split(whole, [.. weights.Get.Select(w => w / (decimal)scale.Get)]);
        return (parts is null ? weights.Get.All(w => w == 0) : parts.Sum() == whole && parts.Zip(weights.Get, (part, weight) => weight != 0 || part == 0m).All(x => x)).ToProperty();
    }

    [Fact]
    public void Nothing_is_allocated_by_outputs_of_which_nothing_is_measured() => Assert.Null(Allocation.Split(10m, [0m, 0m]));

    [Fact]
    public void A_process_is_allocated_by_measured_output_and_value()
    {
        var process = new FootprintProcessRecord { Scope = "boundary:melting", Share = DecimalValue.From(1m), Allocation = "value" };
        process.Products.AddRange([Product("billets", 3000m), Product("slabs", 4000m)]);
        var made = ProcessFootprint.Of(process, "billets", 1000m, 0m, [], output => output == "billets" ? 200m : 100m);
        // 200 x 3000 : 100 x 4000 = 6 : 4.
        Assert.Equal([("billets", 600m), ("slabs", 400m)], made.Parts.Select(p => (p.Output, p.Tonnes)));
    }

    [Fact]
    public void A_footprint_adds_processes_and_upstream_and_is_told_for_the_functional_unit()
    {
        var footprint = new FootprintRecord { Id = "f", Output = "billets", FunctionalUnit = DecimalValue.From(2m) };
        footprint.Upstream.Add(new UpstreamFlowRecord { Id = "scrap", Amount = DecimalValue.From(1.1m), Unit = "t", Factor = Factor(0.05m, confirmed: false) });
        footprint.Upstream.Add(new UpstreamFlowRecord { Id = "lime", Quantity = new MeasuredRecord(), Unit = "t", Factor = Factor(1m, confirmed: true) });
        var whole = new FootprintProcessRecord { Scope = "boundary:melting", Allocation = "whole" };

        var result = ProductFootprint.Of(footprint, 100m, [ProcessFootprint.Of(whole, "billets", 40m, 3m, [], _ => 0m)], _ => 7m);

        // 40 + 110 x 0.05 + 7 = 52.5 t for 100 t: 525 kg a tonne, 1050 kg for two.
        Assert.Equal((52.5m, 1050m), (result.Tonnes, result.PerFunctionalUnit));
        Assert.Equal(["scrap"], result.Unconfirmed);
        Assert.Equal("as accounted", result.ElectricityCalibre);
        Assert.Null(ProductFootprint.Of(footprint, 0m, [], _ => 7m).PerFunctionalUnit);
    }

    [Fact]
    public void Electricity_is_brought_to_the_life_cycle_factor_of_the_day()
    {
        var source = Electricity("AD_elec * EF_elec");
        source.Constants[0].ValidTo = 1000;
        source.Constants.Add(new ConstantRecord { Symbol = "EF_elec", Unit = "tCO2/MWh", Value = DecimalValue.From(0.4m), ValidFrom = 1000 });
        var factor = ElectricityFactor.Of(source, 0.6m)!;
        Assert.Equal((12m, 15m), (factor.Tonnes(10m, 999), factor.Tonnes(10m, 1000)));
    }

    [Theory]
    [InlineData("AD_elec * EF_elec + AD_loss", "scope2.electricity", "tCO2/MWh")]
    [InlineData("max(AD_elec, 0) * EF_elec", "scope2.electricity", "tCO2/MWh")]
    [InlineData("AD_elec * EF_elec * EF_elec", "scope2.electricity", "tCO2/MWh")]
    [InlineData("AD_elec * EF_elec", "scope2.heat", "tCO2/MWh")]
    [InlineData("AD_elec * EF_elec", "scope2.electricity", "tCO2/GJ")]
    public void What_cannot_be_brought_to_another_factor_is_left_as_accounted(string formula, string category, string unit)
    {
        var source = Electricity(formula);
        source.Category = category;
        source.Constants[0].Unit = unit;
        Assert.Null(ElectricityFactor.Of(source, 0.6m));
    }

    [Fact]
    public void Fixed_shares_that_do_not_carry_the_whole_are_refused()
    {
        var process = new FootprintProcessRecord { Scope = "boundary:melting", Share = DecimalValue.From(1m), Allocation = "fixed" };
        process.Products.AddRange([Product("billets", 0.6m), Product("slabs", 0.3m)]);
        var footprint = new FootprintRecord { Id = "f", Output = "billets", Boundary = "cradle_to_gate", FunctionalUnit = DecimalValue.From(1m) };
        footprint.Processes.Add(process);
        var problem = Assert.Single(FootprintRules.Problems(footprint, "footprints[0]", [new OutputRecord { Id = "billets" }], null));
        Assert.Equal("footprints[0].processes[0].products", problem.Path);
        Assert.Contains("0.9", problem.Message, StringComparison.Ordinal);
    }

    private static SourceRecord Electricity(string formula)
    {
        var source = new SourceRecord { Id = "power", Category = "scope2.electricity", Formula = formula };
        source.Constants.Add(new ConstantRecord { Symbol = "EF_elec", Unit = "tCO2/MWh", Value = DecimalValue.From(0.5m) });
        return source;
    }

    private static AllocationProductRecord Product(string output, decimal weight) => new() { Output = output, Weight = DecimalValue.From(weight) };

    private static FactorValueRecord Factor(decimal value, bool confirmed) => new() { Value = DecimalValue.From(value), Confirmed = confirmed };
}
