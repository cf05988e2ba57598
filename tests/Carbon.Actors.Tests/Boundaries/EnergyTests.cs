using Carbon.Boundaries.CleanEnergy;
using Carbon.Boundaries.Energy;
using Carbon.Contracts;
using Carbon.Tests.Accounting;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Carbon.Tests.Boundaries;

public sealed class EnergyTests
{
    [Fact]
    public void Both_sums_are_made_and_what_is_missing_in_either_is_named()
    {
        var energy = EnergyConsumption.Of(
        [
            (Carrier("electricity", 0.0001229m, null), 10_000m), (Carrier("coal", 0.7143m, 0.7143m, confirmed: false), 100m), (Carrier("water", null, 0.0002571m), 1000m),
            (Carrier("steam-sold", 0.03412m, 0.03412m, supplied: true), 100m),
        ]);
        Assert.Equal(1.229m + 71.43m - 3.412m, energy.Calorific);
        Assert.Equal(71.43m + 0.2571m - 3.412m, energy.Equal);
        Assert.Equal(["water"], energy.WithoutCalorific);
        Assert.Equal(["electricity"], energy.WithoutEqual);
        Assert.Equal(["coal"], energy.Unconfirmed);
    }

    [Fact]
    public void Shipped_coefficients_follow_from_the_calorific_value()
    {
        var table = new ShippedLibrary().Library.Factors.Find("energy.FUELS")!;
        Assert.NotEmpty(table.Rows);
        // 1 kgce = 29307 kJ; the standard prints four decimals.
        Assert.All(table.Rows, r => Assert.InRange(r.Cells["calorific"].Value - decimal.Parse(r.Documentation.Text("ncv_kJ")!, System.Globalization.CultureInfo.InvariantCulture) / 29307m, -0.0001m, 0.0001m));
    }

    [Fact]
    public void Green_power_covers_in_order_and_never_lowers_the_reported_total()
    {
        var clean = CleanElectricity.Of(100m, 20m, 30m, 60m, 53.66m, Factor(0.6m), Factor(0.5m));
        Assert.Equal((20m, 30m, 50m, 10m, 0m), (clean.Own, clean.Direct, clean.Certificates, clean.Surplus, clean.Uncovered));
        Assert.Equal((53.66m, 0m, 50m, 1m), (clean.LocationBased, clean.MarketBased, clean.Avoided, clean.Share));
        Assert.Equal(42m, CleanElectricity.Of(100m, 20m, 10m, 0m, 53.66m, Factor(0.6m), null).MarketBased);
    }

    [Property]
    public Property The_same_MWh_is_never_counted_twice(NonNegativeInt used, NonNegativeInt own, NonNegativeInt direct, NonNegativeInt certificates)
    {
        var clean = CleanElectricity.Of(used.Get, own.Get, direct.Get, certificates.Get, 1m, Factor(0.6m), null);
        return (clean.Own + clean.Direct + clean.Certificates + clean.Uncovered == used.Get
            && clean.Own + clean.Direct + clean.Certificates + clean.Surplus == own.Get + direct.Get + certificates.Get && clean.Surplus >= 0m).ToProperty();
    }

    [Theory]
    [InlineData("own")]
    [InlineData("direct")]
    public void A_certificate_of_power_that_counts_already_is_refused(string covers) =>
        Assert.Equal("cleanEnergy.certificates[0].covers", Assert.Single(CertificateRules.Problems(Certificates((covers, "A")))).Path);

    [Fact]
    public void A_certificate_named_twice_is_refused() =>
        Assert.Equal("cleanEnergy.certificates[1].id", Assert.Single(CertificateRules.Problems(Certificates(("grid", "A"), ("grid", "A")))).Path);

    [Property]
    public Property Certificates_of_any_days_add_up_to_the_whole(PositiveInt mwh, byte cut)
    {
        var certificate = new CertificateRecord { Id = "A", From = 20260101, To = 20261231, Mwh = DecimalValue.From(mwh.Get / 7m) };
        var (first, last, between) = (new DateOnly(2025, 6, 1), new DateOnly(2027, 6, 1), new DateOnly(2026, 1, 1).AddDays(cut));
        return (CertificateDays.Mwh(certificate, first, between) + CertificateDays.Mwh(certificate, between.AddDays(1), last) == mwh.Get / 7m).ToProperty();
    }

    private static CleanEnergyRecord Certificates(params (string Covers, string Id)[] certificates)
    {
        var clean = new CleanEnergyRecord();
        clean.Certificates.AddRange(certificates.Select(c => new CertificateRecord { Id = c.Id, Covers = c.Covers, From = 20260101, To = 20261231, Mwh = DecimalValue.From(1m) }));
        return clean;
    }

    private static EnergyCarrierRecord Carrier(string id, decimal? calorific, decimal? equal, bool supplied = false, bool confirmed = true) => new()
    {
        Id = id,
        Quantity = new MeasuredRecord(),
        Calorific = calorific is { } c ? Factor(c, confirmed) : null,
        Equal = equal is { } e ? Factor(e, confirmed) : null,
        Supplied = supplied,
    };

    private static FactorValueRecord Factor(decimal value, bool confirmed = true) => new() { Value = DecimalValue.From(value), Confirmed = confirmed };
}
