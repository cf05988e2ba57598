using System.Collections.Immutable;
using Carbon.Accounting;
using Carbon.Accounting.Formulas;
using Carbon.Accounting.Lines;
using FsCheck;
using FsCheck.Xunit;
using static Carbon.Tests.Accounting.ShippedLibrary;

namespace Carbon.Tests.Accounting;

public sealed class LineTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private readonly AccountingLibrary library = shipped.Library;

    [Fact]
    public void A_live_symbol_arriving_in_another_unit_is_converted()
    {
        var line = library.Prepare(Line("M08.elec", ("EF_elec", 0.5m, null)) with { Live = Map(("AD_elec", "kWh")) });
        Assert.Equal(0.75m, line.Evaluate(Map(("AD_elec", 1500m))));
        Assert.Equal("tCO2", line.ResultUnit);
        Assert.Equal("scope2.electricity", line.Category);
        Assert.StartsWith("M08/1#", line.MethodVersion);
    }

    [Theory]
    [InlineData("t")]
    [InlineData("kW")]
    public void A_live_unit_that_does_not_fit_is_refused_when_the_line_is_prepared(string unit)
    {
        var error = Assert.Throws<AccountingException>(() => library.Prepare(Line("M08.elec", ("EF_elec", 0.5m, null)) with { Live = Map(("AD_elec", unit)) }));
        Assert.Equal("AD_elec", error.Symbol);
        Assert.Contains(unit, error.Message);
    }

    [Fact]
    public void A_live_symbol_without_a_value_is_named()
    {
        var line = library.Prepare(Line("M08.elec", ("EF_elec", 0.5m, null)) with { Live = Map(("AD_elec", "kWh")) });
        Assert.Equal("AD_elec", Assert.Throws<AccountingException>(() => line.Evaluate(NoLive)).Symbol);
    }

    [Fact]
    public void A_chosen_row_tells_its_table_document_and_version()
    {
        var binding = Line("M08.elec", ("AD_elec", 10m, null));
        var line = library.Prepare(binding with
        {
            Given = binding.Given.Add("EF_elec", new TableValue("electricity.MEE-NBS-2023.national", "national_average", "value")),
        });
        var factor = line.Explain(NoLive).Symbols.Single(symbol => symbol.Symbol == "EF_elec");
        Assert.Contains("electricity.MEE-NBS-2023.national, row national_average", factor.Origin);
        Assert.Contains("/1#", factor.Origin);
        Assert.NotNull(factor.Document);
        Assert.StartsWith("electricity.", line.FactorVersion);
    }

    [Fact]
    public void A_selected_gas_switches_every_unit_list_of_the_line()
    {
        var line = library.Prepare(Line("M08.comb", ("FC", 5000m, "Nm3")) with { Select = Map(("fuel", "natural_gas")) }).Explain(NoLive);
        Assert.Equal(0.5m * 389.31m * 0.0153m * 0.99m * 44 / 12, line.Result);
        Assert.Equal("GJ/1e4Nm3", line.Symbols.Single(symbol => symbol.Symbol == "NCV").Unit);
        var error = Assert.Throws<AccountingException>(() => library.Prepare(Line("M08.comb", ("FC", 5m, "t")) with { Select = Map(("fuel", "natural_gas")) }));
        Assert.Equal("FC", error.Symbol);
    }

    [Fact]
    public void What_is_not_confirmed_says_so()
    {
        var line = library.Prepare(Line("M19.flare", ("Q_FL", 1m, null), ("CC_NONCO2", 1m, null)));
        Assert.False(line.Explain(NoLive).Symbols.Single(symbol => symbol.Symbol == "OF_FL").Confirmed);
    }

    [Theory]
    [InlineData("heat.saturated-steam", "0.85", null, "2770.7")]
    [InlineData("heat.saturated-steam", "0.8", null, "2768.4")]
    [InlineData("heat.superheated-steam", "1.0", "265", "2975.95")]
    public void Steam_is_interpolated(string table, string p, string? t, string expected)
    {
        var steam = library.Factors.Find(table)!.Steam!;
        Assert.Equal(Number(expected), steam.At(Number(p), t is null ? null : Number(t)));
    }

    [Theory]
    [InlineData("heat.saturated-steam", "0.0005", null)]
    [InlineData("heat.saturated-steam", "22.5", null)]
    [InlineData("heat.superheated-steam", "1.0", "150")]
    [InlineData("heat.superheated-steam", "1.0", "700")]
    [InlineData("heat.superheated-steam", "1.0", null)]
    [InlineData("heat.saturated-steam", "1.0", "200")]
    public void Steam_is_never_extrapolated(string table, string p, string? t) =>
        Assert.Throws<AccountingException>(() => library.Factors.Find(table)!.Steam!.At(Number(p), t is null ? null : Number(t)));

    [Property]
    public bool Rescaling_a_unit_gives_the_same_tonnes(PositiveInt kilowattHours, PositiveInt factor)
    {
        var inMegawattHours = library.Prepare(Line("M08.elec", ("AD_elec", kilowattHours.Get / 1000m, null), ("EF_elec", factor.Get / 10000m, null))).Explain(NoLive).Result;
        var inKilowattHours = library.Prepare(Line("M08.elec", ("AD_elec", kilowattHours.Get, "kWh"), ("EF_elec", factor.Get / 10000m, "kgCO2/kWh"))).Explain(NoLive).Result;
        return inMegawattHours == inKilowattHours;
    }

    [Property]
    public bool Lines_add_up(int first, int second)
    {
        var line = library.Prepare(Line("M08.flux") with { Select = Map(("material", "limestone")), Live = Map(("P_flux", "t")) });
        decimal Tonnes(decimal amount) => line.Evaluate(Map(("P_flux", amount)));
        return Tonnes(first / 100m) + Tonnes(second / 100m) == Tonnes((first / 100m) + (second / 100m));
    }

    [Property]
    public bool The_fast_path_the_explanation_and_the_written_statement_give_the_same_digits(int fuel, PositiveInt slag)
    {
        var given = Line("M06.comb", ("C_coal", 0.548m, null), ("NCV", 20.15m, null), ("G_slag", slag.Get % 100, null), ("C_slag", 0.03m, null), ("G_ash", 20m, null), ("C_ash", 0.02m, null));
        var line = library.Prepare(given with { Live = Map(("FC", "kg")) });
        var live = Map(("FC", 1_000_000m + Math.Abs((long)fuel)));
        var statement = line.State();
        string[] names = [.. statement.Live.Select(symbol => symbol.Symbol), .. statement.Constants.Select(symbol => symbol.Symbol)];
        decimal[] values = [live["FC"] * statement.Live.Single().Factor, .. statement.Constants.Select(constant => constant.Value)];
        var explained = line.Explain(live).Result;
        return explained == line.Evaluate(live) && explained == CompiledFormula.Of(statement.Formula, names)(values);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
