using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Hj212.Cems;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class Co2MassFlowTests
{
    /// <summary>12 % of volume dry; 12.35 m/s in 7 m2, 118.6 degrees, -0.152 kPa, 7.85 % moisture. Computed apart from the product.</summary>
    private static readonly Co2Options Velocity = Sample.Co2 with
    {
        Concentration = new() { Unit = ConcentrationUnit.VolPercent, Basis = GasBasis.Dry },
        Flow = new() { Factor = "a01011", Unit = FlowUnit.MPerS, Basis = GasBasis.Wet, State = GasState.Duct, Area = 7m },
        Barometer = 101.325m,
    };

    private const string Gas = "a05001-Avg=12,a05001-Flag=N;a01011-Avg=12.35,a01011-Flag=N;a01012-Avg=118.6,a01012-Flag=N;a01013-Avg=-0.152,a01013-Flag=N;a01014-Avg=7.85,a01014-Flag=N";

    [Fact]
    public void Dry_concentration_and_wet_flow_of_the_duct_give_the_mass_that_was_computed_by_hand()
    {
        Assert.Empty(Velocity.Validate("co2"));
        var hour = Of(Velocity, Gas);
        Assert.Equal(StackState.Valid, hour.State);
        Assert.Equal(47064.013222m, decimal.Round(hour.KgPerHour, 6));
    }

    [Fact]
    public void Wet_concentration_of_the_duct_and_dry_standard_flow_give_the_mass_that_was_computed_by_hand()
    {
        var options = Velocity with
        {
            Concentration = new() { Unit = ConcentrationUnit.MgPerM3, Basis = GasBasis.Wet, State = GasState.Duct },
            Flow = new() { Factor = "a00000", Unit = FlowUnit.M3PerH, Basis = GasBasis.Dry, State = GasState.Standard },
        };
        Assert.True(Co2MassFlow.TryCompute(options, new(150_000m, 200_000m, 118.6m, -0.152m, 7.85m), out var flow, out _));
        Assert.Equal(46761.205629m, decimal.Round(flow.KgPerHour, 6));
    }

    [Property]
    public bool The_same_gas_described_wet_or_dry_in_any_unit_has_the_same_mass(byte share, byte moisture, byte temperature, ushort volume)
    {
        var (percent, x) = (share % 30 + 1m, moisture % 60 / 100m);
        var gas = new FlueGas(percent, volume + 1m, temperature, 1m, x * 100m);
        var options = Velocity with { Flow = Velocity.Flow with { Factor = "a00000", Unit = FlowUnit.M3PerH } };
        Assert.True(Co2MassFlow.TryCompute(options, gas, out var dry, out _));
        Assert.True(Co2MassFlow.TryCompute(options with { Concentration = new() { Unit = ConcentrationUnit.Ppm, Basis = GasBasis.Wet } }, gas with { Concentration = percent * (1m - x) * 10_000m }, out var wet, out _));
        var standard = options with
        {
            Concentration = new() { Unit = ConcentrationUnit.GPerM3, Basis = GasBasis.Dry },
            Flow = options.Flow with { State = GasState.Standard, Basis = GasBasis.Dry },
        };
        Assert.True(Co2MassFlow.TryCompute(standard, new(percent * 440m / 22.4m, dry.M3PerHour * (1m - x), null, null, null), out var converted, out _));
        return Math.Abs(dry.KgPerHour - wet.KgPerHour) < 0.000001m && Math.Abs(dry.KgPerHour - converted.KgPerHour) < 0.000001m;
    }

    [Theory]
    [InlineData("a05001-Flag=N", "a05001-Flag=C", "a05001 is flagged C")]
    [InlineData("a01014-Flag=N", "a01014-Flag=D", "a01014 is flagged D")]
    [InlineData("a01011-Flag=N", "a01011-Flag=B", "a01011 is flagged B")]
    [InlineData("a01012-Avg=118.6,a01012-Flag=N;", "", "there is no a01012")]
    [InlineData("a01014-Avg=7.85", "a01014-Avg=100", "moisture 100 is not between")]
    [InlineData("a05001-Avg=12", "a05001-Avg=112", "concentration 112 is not between")]
    [InlineData("a01013-Avg=-0.152", "a01013-Avg=-100", "pressure")]
    [InlineData("a01011-Avg=12.35", "a01011-Avg=-3", "flow")]
    public void An_hour_of_a_flagged_missing_or_impossible_value_has_no_mass_and_says_why(string was, string becomes, string reason)
    {
        var hour = Of(Velocity, Gas.Replace(was, becomes));
        Assert.Equal((StackState.Invalid, 0m), (hour.State, hour.KgPerHour));
        Assert.Contains(reason, hour.Reason);
    }

    [Theory]
    [InlineData("0.1", StackState.Stopped)]
    [InlineData("12.35", StackState.Invalid)]
    public void A_plant_that_is_flagged_as_off_emits_nothing_only_where_the_flow_confirms_it(string velocity, StackState expected) =>
        Assert.Equal(expected, Of(Velocity with { StoppedFlow = 0.5m }, Gas.Replace("a05001-Flag=N", "a05001-Flag=F").Replace("12.35", velocity)).State);

    [Fact]
    public void The_quantity_of_an_interval_is_taken_for_the_time_it_counts()
    {
        var options = Sample.Co2 with { Flow = Sample.Co2.Flow with { Unit = FlowUnit.M3 } };
        Assert.True(Hj212Message.TryParse(Hj212Message.Build(LoggerClient.Segment("2051", "DataTime=20240701080000;a05001-Avg=200,a05001-Flag=N;a00000-Cou=6000,a00000-Flag=N")), out var message, out _));
        Assert.True(Hj212Data.TryRead(message, null, out var data, out _));
        Assert.Equal(7200m, StackReading.Of(options, data, data.Time, TimeSpan.FromMinutes(10)).KgPerHour);
    }

    private static StackHour Of(Co2Options options, string gas)
    {
        Assert.True(Hj212Message.TryParse(Hj212Message.Build(LoggerClient.Segment("2061", $"DataTime=20240701080000;{gas}")), out var message, out _));
        Assert.True(Hj212Data.TryRead(message, null, out var data, out _));
        return StackReading.Of(options, data, data.Time, TimeSpan.FromHours(1));
    }
}
