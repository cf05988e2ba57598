using System.Text;
using Carbon.Portal.Entries;

namespace Carbon.Portal.Tests.Entries;

public sealed class EnteredTextTests
{
    [Theory]
    [InlineData("1234.56", "1234.56")]
    [InlineData(" 1,234,567.5 ", "1234567.5")]
    [InlineData("１２.５", "12.5")]
    [InlineData("-3", "-3")]
    [InlineData("1,5", null)]
    [InlineData("1,23,456", null)]
    [InlineData("1e3", null)]
    [InlineData("12 t", null)]
    [InlineData("", null)]
    public void A_number_is_read_in_one_way_or_not_at_all(string text, string? value) =>
        Assert.Equal(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), EnteredNumber.Parse(text));

    [Fact]
    public void What_has_no_tab_is_csv_already() => Assert.Equal("item,value\ncoal,1\n", Encoding.UTF8.GetString(PastedTable.Csv("item,value\ncoal,1\n")));

    [Fact]
    public void Cells_with_quotes_commas_and_line_ends_stay_one_cell() =>
        Assert.Equal("\"a\",\"x, y\"\n\"he said \"\"no\"\" twice\",\"2\"\n", Encoding.UTF8.GetString(PastedTable.Csv("a\tx, y\r\n\"he said \"\"no\"\"\ntwice\"\t2\r\n")));
}
