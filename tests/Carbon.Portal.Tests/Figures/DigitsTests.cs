using Carbon.Portal.Figures;

namespace Carbon.Portal.Tests.Figures;

/// <summary>Numbers as they are shown.</summary>
public sealed class DigitsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("184.56644974525", "185")]
    [InlineData("18.449", "18.4")]
    [InlineData("1.005", "1.01")]
    [InlineData("0.00012349", "0.000123")]
    [InlineData("7081.4", "7,080")]
    [InlineData("16549999.9", "16,500,000")]
    [InlineData("-8.7512", "-8.75")]
    [InlineData("79228162514264337593543950335", "79,200,000,000,000,000,000,000,000,000")]
    public void Three_significant_digits_for_the_eye(string value, string shown) =>
        Assert.Equal(shown, Digits.Short(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("184.566449745250", "184.56644974525")]
    [InlineData("1000", "1000")]
    [InlineData("0.000000001", "0.000000001")]
    public void All_digits_for_the_record(string value, string shown) =>
        Assert.Equal(shown, Digits.All(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("0", "0%")]
    [InlineData("0.0004", "<0.1%")]
    [InlineData("0.9996", ">99.9%")]
    [InlineData("0.9974", "99.7%")]
    [InlineData("1", "100%")]
    [InlineData("0.0714", "7.1%")]
    public void A_small_share_is_not_shown_as_none(string share, string shown) =>
        Assert.Equal(shown, Digits.Percent(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)));
}
