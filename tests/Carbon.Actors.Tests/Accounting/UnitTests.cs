using Carbon.Accounting.Units;
using FsCheck.Xunit;

namespace Carbon.Tests.Accounting;

public sealed class UnitTests(ShippedLibrary shipped) : IClassFixture<ShippedLibrary>
{
    private readonly UnitCatalog units = shipped.Library.Units;

    [Theory]
    [InlineData("1", "MWh", "kWh", "1000")]
    [InlineData("1", "kWh", "MJ", "3.6")]
    [InlineData("7", "kgCO2/kWh", "tCO2/MWh", "7")]
    [InlineData("90", "min", "h", "1.5")]
    [InlineData("20000", "kJ/kg", "GJ/t", "20")]
    [InlineData("38.931", "MJ/Nm3", "GJ/1e4Nm3", "389.31")]
    [InlineData("25.4", "tC/TJ", "tC/GJ", "0.0254")]
    [InlineData("98", "percent", "fraction", "0.98")]
    [InlineData("3", "1e4kWh", "MWh", "30")]
    [InlineData("10", "bar", "MPa", "1")]
    [InlineData("100", "degC", "K", "373.15")]
    [InlineData("1", "tC", "tCO2", "1")]
    public void Conversions_are_exact(string value, string from, string to, string expected) =>
        Assert.Equal(expected, PlainDecimal.Print(units.Convert(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), from, to)));

    [Theory]
    [InlineData("t", "MWh")]
    [InlineData("m3", "Nm3")]
    [InlineData("GJ/t", "GJ/1e4Nm3")]
    [InlineData("kWh", "kWh/t")]
    public void Different_dimensions_are_refused_by_both_names(string from, string to)
    {
        var error = Assert.Throws<UnitException>(() => units.Convert(1, from, to));
        Assert.Contains(from, error.Message);
        Assert.Contains(to, error.Message);
    }

    [Theory]
    [InlineData("furlong")]
    [InlineData("t/")]
    [InlineData("/t")]
    [InlineData("t/t/t")]
    [InlineData("t/kg*K")]
    [InlineData("")]
    public void An_unknown_code_is_refused_by_name(string code) =>
        Assert.Contains($"'{code}'", Assert.Throws<UnitException>(() => units.Parse(code)).Message);

    [Property]
    public bool There_and_back_is_the_same_number(int cents)
    {
        var value = cents / 100m;
        return units.Convert(units.Convert(value, "kWh", "MWh"), "MWh", "kWh") == value
            && Math.Abs(units.Convert(units.Convert(value, "kgCO2e/kWh", "kg/TJ"), "kg/TJ", "kgCO2e/kWh") - value) <= Math.Abs(value) * 1e-26m;
    }

    [Fact]
    public void Numbers_are_printed_without_exponent_and_without_idle_zeros()
    {
        Assert.Equal("0.0000000000000000000000000001", PlainDecimal.Print(0.0000000000000000000000000001m));
        Assert.Equal("79228162514264337593543950335", PlainDecimal.Print(decimal.MaxValue));
        Assert.Equal("12", PlainDecimal.Print(12.000m));
        Assert.Equal("0", PlainDecimal.Print(-0.0m));
    }
}
