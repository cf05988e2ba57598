using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Contracts;
using static Carbon.Tests.Accounting.Binding.BindingKit;

namespace Carbon.Tests.Accounting.Binding;

public sealed class SourceBinderTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private const string Heat = "heat.heat-factor";
    private readonly SourceBinder binder = new(shipped.Library, Works);

    [Fact]
    public void A_record_keeps_what_it_was_made_from_with_the_units_of_then()
    {
        var record = binder.Bind(Identity, Bound("M08.elec", ("AD_elec", "mains", "energy")).Giving("EF_elec", Row("electricity.MEE-NBS-2023.provincial", "河北")));

        Assert.Equal("kWh", record.Binding.Activity.Single().Terms.Single().Unit);
        Assert.Equal("kWh", record.Binding.Activity.Single().Unit);
        var factor = record.Constants.Single();
        Assert.Equal("electricity.MEE-NBS-2023.provincial/河北", factor.Table);
        Assert.Equal("average", factor.Calibre);
        Assert.Equal("default", factor.SymbolKind);
        Assert.Equal(0.6516m, factor.Value.ToDecimal());
        Assert.StartsWith("electricity.MEE-NBS-2023.provincial/1#", record.FactorVersion);
        Assert.False(record.Apart);
        Assert.Equal("", record.GwpSet);
    }

    [Theory]
    [InlineData("", "year")]
    [InlineData("none", "")]
    [InlineData("year", "year")]
    public void A_net_purchase_floored_at_zero_is_floored_over_the_year_and_not_by_the_hour(string asked, string floor)
    {
        var binding = Bound("M09.elec", ("Q_buy", "mains", "energy"), ("Q_sell", "sale", "energy")).Giving("EF_elec", Value(0.5m));
        binding.Floor = asked;

        var record = binder.Bind(Identity, binding);

        Assert.Equal(floor, record.Floor);
        Assert.DoesNotContain("max", record.Formula);
        Assert.Equal(-1m, Carbon.Accounting.Sources.SourceFormula.Compile(record).Tonnes([1000m, 3000m], 0));
    }

    [Theory]
    [InlineData("M16.heat")]
    [InlineData("M17.heat")]
    [InlineData("M18.heat")]
    public void Guides_whose_floor_is_assumed_are_bound_the_same_way(string source) =>
        Assert.Equal("year", binder.Bind(Identity, Bound(source, ("H_buy", "item", "steam")).Giving("H_sell", Value(10m)).Giving("EF_heat", Row(Heat, "default"))).Floor);

    [Fact]
    public void A_floor_asked_for_where_nothing_is_purchased_is_refused()
    {
        var binding = Bound("M08.flux", ("P_flux", "belt", "total")).Selecting("material", "limestone");
        binding.Floor = "year";

        Assert.Contains("floored", Assert.Throws<AccountingException>(() => binder.Bind(Identity, binding)).Message);
    }

    [Fact]
    public void A_minimum_over_measured_quantities_is_refused_with_its_reason()
    {
        var binding = Bound("M01.elec_market", ("AD_elec", "mains", "energy"), ("AD_cert", "sale", "energy"))
            .Giving("EF_residual", Value(0.8m)).Giving("EF_cert", Value(0m));
        var (record, problems) = binder.TryBind(Identity, binding);

        Assert.Null(record);
        Assert.Contains("not of an hour", Assert.Single(problems).Message);
    }

    [Fact]
    public void What_the_total_of_a_method_does_not_name_is_shown_apart()
    {
        foreach (var method in shipped.Library.Versions)
        {
            var named = method.Total is { } total ? total.Symbols.Select(s => s.Name).ToHashSet() : [];
            foreach (var source in method.Sources)
                Assert.Equal(!named.Contains(source.Part) || source.Category == "info", !Totals.Counts(method, source));
        }
        Assert.All(shipped.Library.Methods["X-SINK"].Sources, s => Assert.False(Totals.Counts(shipped.Library.Methods["X-SINK"], s)));
    }

    [Fact]
    public void A_data_item_stands_for_a_symbol_with_the_method_s_default_behind_it()
    {
        var record = binder.Bind(Identity, Bound("M08.comb", ("FC", "item", "coal")).Selecting("fuel", "bituminous").Asking("NCV", "coal-ncv"));

        var ncv = record.Constants.Single(c => c.Symbol == "NCV");
        Assert.Equal("coal-ncv", ncv.Item);
        Assert.Equal("GJ/t", ncv.Unit);
        Assert.Equal(0.001m, ncv.ToUnit.ToDecimal());
        Assert.False(ncv.NoFallback);
        Assert.Equal("fuels.NDRC-STEEL-2013/bituminous", ncv.Table);
        Assert.Equal("kJ/kg", record.Binding.Given.Single().ItemUnit);
        Assert.Equal(("item:coal", "quantity", "kg"), record.Activities.Single().Terms.Select(t => (t.Meter, t.Point, t.Unit)).Single());
        Assert.Equal(0.001m, record.Activities.Single().ToUnit.ToDecimal());
    }

    [Fact]
    public void A_data_item_without_any_default_has_no_fallback_unless_one_is_given()
    {
        var without = binder.Bind(Identity, Bound("M06.comb", ("FC", "belt", "total")).Asking("NCV", "coal-ncv").Asking("CC", "coal-carbon").Giving("OF", Value(0.98m)));
        var with = binder.Bind(Identity, Bound("M06.comb", ("FC", "belt", "total")).Asking("NCV", "coal-ncv", Value(21m)).Asking("CC", "coal-carbon").Giving("OF", Value(0.98m)));

        var ncv = without.Constants.Single(c => c.Symbol == "NCV");
        Assert.True(ncv.NoFallback);
        Assert.Null(ncv.Value);
        Assert.Equal(21m, with.Constants.Single(c => c.Symbol == "NCV").Value.ToDecimal());
        Assert.Equal("contract", with.Constants.Single(c => c.Symbol == "NCV").Origin);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_by_symbol()
    {
        var binding = Bound("M08.elec", ("AD_elec", "mains", "power")).Giving("EF_elec", new GivenRecord { Table = "electricity.MEE-NBS-2023.provincial" });

        var (record, problems) = binder.TryBind(Identity, binding);

        Assert.Null(record);
        Assert.Equal(["AD_elec", "EF_elec"], problems.Select(p => p.Symbol));
        Assert.Contains("has no point 'power'; it has energy", problems[0].Message);
    }

    [Theory]
    [InlineData("coal-ncv", "FC")]
    [InlineData("nothing", "NCV")]
    [InlineData("coal", "NCV")]
    [InlineData("coal-carbon", "NCV")]
    public void An_item_that_is_not_there_or_of_another_dimension_is_refused(string item, string symbol)
    {
        var binding = symbol == "FC" ? Bound("M08.comb", ("FC", "item", item)).Selecting("fuel", "bituminous")
            : Bound("M08.comb", ("FC", "belt", "total")).Selecting("fuel", "bituminous").Asking("NCV", item);

        Assert.Equal(symbol, Assert.Throws<AccountingException>(() => binder.Bind(Identity, binding)).Symbol);
    }
}
