using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using static Carbon.Tests.Accounting.Binding.BindingKit;

namespace Carbon.Tests.Accounting.Binding;

public sealed class FactorsInTimeTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private const string National = "electricity.MEE-NBS-2023.national";
    private const string Market = "national average excluding market-traded non-fossil electricity";
    private readonly SourceBinder binder = new(shipped.Library, Works);

    [Fact]
    public void A_series_gives_each_year_its_factor_and_the_newest_until_the_next()
    {
        var record = binder.Bind(Identity, Elec(Row("electricity.MEE-NBS.provincial", "河北")));

        var formula = SourceFormula.Compile(record);
        Assert.Equal([2021, 2022, 2023], record.Constants.Select(c => Local(c.ValidFrom).Year));
        foreach (var (year, table) in new[] { (2021, 2021), (2022, 2022), (2023, 2023), (2026, 2023) })
        {
            var expected = shipped.Library.Factors.Find($"electricity.MEE-NBS-{table}.provincial")!.Find("河北")!.Cells["value"].Value;
            Assert.Equal(expected, formula.Tonnes([1000m], Instant(year, 1, 1)));
            Assert.Equal(expected, formula.Tonnes([1000m], Instant(year, 12, 31) + 82_800_000));
        }
        Assert.Equal(3, record.FactorVersion.Split("; ").Length);
    }

    [Fact]
    public void A_series_holds_only_within_the_days_that_are_asked_for()
    {
        var record = binder.Bind(Identity, Elec(Row("electricity.MEE-NBS.national", "national_average", from: 20220301, to: 20231231), Row("electricity.MEE-NBS-2023.national", "national_average", from: 20240101)));

        Assert.Equal([Instant(2022, 3, 1), Instant(2023, 1, 1), Instant(2024, 1, 1)], record.Constants.Select(c => c.ValidFrom));
        Assert.Equal([Instant(2023, 1, 1), Instant(2024, 1, 1), 0], record.Constants.Select(c => c.ValidTo));
    }

    [Fact]
    public void Rows_of_a_table_without_a_year_of_their_own_are_not_put_in_order_by_guessing()
    {
        var market = Assert.Throws<AccountingException>(() => binder.Bind(Identity, Elec(Row("electricity.NATIONAL-MARKET", "by_year"))));
        var calibres = Assert.Throws<AccountingException>(() => binder.Bind(Identity, Elec(Row(National, "by_year"))));

        Assert.Contains("no data year", market.Message);
        Assert.Contains("several calibres", calibres.Message);
    }

    [Fact]
    public void Values_of_two_calibres_in_one_symbol_have_to_be_meant()
    {
        var silent = Elec(Row(National, "national_average", to: 20241231), Row(National, "national_fossil", from: 20250101));
        var meant = Elec(Row(National, "national_average", "average", to: 20241231), Row(National, "national_fossil", "national fossil electricity", from: 20250101));

        Assert.Contains("different calibres", Assert.Throws<AccountingException>(() => binder.Bind(Identity, silent)).Message);
        Assert.Equal(2, binder.Bind(Identity, meant).Constants.Count);
    }

    [Fact]
    public void A_source_goes_over_to_another_calibre_only_when_it_is_named()
    {
        var before = binder.Bind(Identity, Elec(Row(National, "national_average")));
        var silent = binder.Bind(Identity, Elec(Row(National, "national_excluding_market_non_fossil")));
        var named = binder.Bind(Identity, Elec(Row(National, "national_excluding_market_non_fossil", Market)));

        Assert.Contains($"has '{Market}'", CalibreChange.Problem(before, silent));
        Assert.Null(CalibreChange.Problem(before, named));
        Assert.Null(CalibreChange.Problem(null, silent));
        var known = EmissionSource.Unknown.Apply(new SourceConfigured { Source = before, Version = 1 });
        Assert.IsType<Refused>(SourceDecisions.Decide(known, new ConfigureSource { Source = silent }, DateTimeOffset.UnixEpoch)!.Reply);
        Assert.IsType<Done>(SourceDecisions.Decide(known, new ConfigureSource { Source = named }, DateTimeOffset.UnixEpoch)!.Reply);
    }

    [Fact]
    public void A_calibre_that_the_row_does_not_have_is_refused() =>
        Assert.Contains("has the calibre 'average', not 'life cycle'", Assert.Throws<AccountingException>(() => binder.Bind(Identity, Elec(Row(National, "national_average", "life cycle")))).Message);

    private static BindingRecord Elec(params GivenRecord[] factors) => Bound("M08.elec", ("AD_elec", "mains", "energy")).Giving("EF_elec", factors);

    private static long Instant(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static DateTimeOffset Local(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant).ToOffset(TimeSpan.FromHours(8));
}
