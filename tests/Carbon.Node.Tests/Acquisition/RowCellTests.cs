using System.Globalization;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Tests.Acquisition;

public sealed class RowCellTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static TheoryData<object?, bool, string?> Numbers => new()
    {
        { 12.50m, false, "12.50" }, { 0.1d, false, "0.1" }, { 1e-7d, false, "0.0000001" }, { 123456.789f, false, "123456.79" }, { 7L, false, "7" }, { (byte)3, false, "3" }, { ulong.MaxValue, false, "18446744073709551615" },
        { " 12.5 ", false, "12.5" }, { "1.5e3", false, "1500" }, { "12,5", true, "12.5" }, { "-3", true, "-3" },
        { "12,5", false, null }, { "1,234.5", false, null }, { "1.234,5", true, null }, { "12 kWh", false, null }, { "", false, null }, { null, false, null }, { DBNull.Value, false, null },
        { double.NaN, false, null }, { double.PositiveInfinity, false, null }, { 1e300, false, null }, { float.NaN, false, null }, { "NaN", false, null }, { "1e40", false, null }, { true, false, null }, { new byte[] { 1 }, false, null },
        { new CellFault("x"), false, null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_exact_or_refused_with_a_reason(object? cell, bool decimalComma, string? expected)
    {
        var number = RowNumber.Of(cell, decimalComma, out var error);
        Assert.Equal(expected, number?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(expected is null, error.Length > 0);
    }

    [Theory]
    [InlineData("2026-11-25 13:00:00", null, "2026-11-25T05:00:00.0000000+00:00")]
    [InlineData("2026-11-25T13:00:00.1239+08:00", null, "2026-11-25T05:00:00.1230000+00:00")]
    [InlineData("2026-11-25 05:00:00+00", null, "2026-11-25T05:00:00.0000000+00:00")]
    [InlineData("2026-11-25T05:00:00Z", null, "2026-11-25T05:00:00.0000000+00:00")]
    [InlineData("2026/1/5 8:05", null, "2026-01-05T00:05:00.0000000+00:00")]
    [InlineData("25.11.2026 13:00", "dd.MM.yyyy HH:mm", "2026-11-25T05:00:00.0000000+00:00")]
    [InlineData("20261125130000", "yyyyMMddHHmmss", "2026-11-25T05:00:00.0000000+00:00")]
    [InlineData("11/25/2026", null, null)]
    [InlineData("2026-02-30 00:00:00", null, null)]
    [InlineData("1763000000", null, null)]
    [InlineData("1763000000", "unixSeconds", "2025-11-13T02:13:20.0000000+00:00")]
    [InlineData("0001-01-01", null, null)]
    public void A_time_without_offset_is_of_the_zone(string text, string? format, string? expected)
    {
        Assert.Equal(expected, new RowTime(format, Shanghai).Of(text, out var error)?.ToString("O"));
        Assert.Equal(expected is null, error.Length > 0);
    }

    [Fact]
    public void A_time_that_the_clocks_leap_over_is_refused() =>
        Assert.Null(new RowTime(null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Of("2026-03-29 02:30:00", out _));

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", true)]
    [InlineData("unixMilliseconds", true)]
    [InlineData("HH:mm", false)]
    [InlineData("soon", false)]
    public void A_format_that_names_no_date_is_refused(string format, bool fits) => Assert.Equal(fits, RowTime.FormatProblem(format) is null);
}
