using Carbon.Metering;
using Carbon.Node.Settle;

namespace Carbon.Node.Tests.Settle;

/// <summary>Series files as people have them.</summary>
public class SettleFilesTests
{
    [Theory]
    [InlineData("time,v\n2026-01-01 00:00,1.5\n2026-01-01 00:15,2\n2026-01-01 00:30,3.25\n")]
    [InlineData("\uFEFFtime;v\n2026-01-01 00:00;1,5\n2026-01-01 00:15;2\n2026-01-01 00:30;3,25\n")]
    [InlineData("time\tnote\tv\r\n2026-01-01T00:00:00+08:00\t\t1.5\r\n2025-12-31T16:15:00Z\t\t2\r\n2026-01-01T00:30:00\t\t3.25\r\n")]
    [InlineData("1/1/2026 0:00,1.5\n1/1/2026 0:15,2\n1/1/2026 0:30,3.25\n")]
    [InlineData("20260101 0000,x\n\"2026-01-01 00:30\",\"3.25\"\n2026-01-01 00:15,2\n2026-01-01 00:00,1.5\n")]
    public void Separators_headers_marks_and_orders_are_recognised(string text)
    {
        Assert.Equal("1.75", SettleCase.Report(text, PointKind.Counter).Text("total"));
    }

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm")]
    [InlineData("%d/%m/%Y %H:%M")]
    [InlineData("dd/mm/yyyy HH:MM")]
    [InlineData("d/M/yyyy H:mm")]
    public void A_time_format_is_understood_as_it_is_usually_written(string format)
    {
        var report = SettleCase.Report("t,v\n02/01/2026 00:00,1\n02/01/2026 00:15,2\n", PointKind.Counter, o => o with { TimeFormat = format });
        Assert.Equal("1", report.Day("2026-01-02").Text("increment"));
    }

    [Fact]
    public void Blanks_markers_repeats_and_broken_lines_are_counted_and_never_fatal()
    {
        var report = SettleCase.Report(
            "t,v,w\n2026-01-01 00:00,10,0\n2026-01-01 00:15,,0\n2026-01-01 00:30,-9,0\n2026-01-01 00:45,13,0\n2026-01-01 00:45,14,0\n2026-01-01 01:0\nrubbish,1,2\n2026-01-01 01:00,1x5,0\n2026-01-01 01:00,15,0\n",
            PointKind.Counter, o => o with { Value = "v" });
        Assert.Equal("5", report.Text("total"));
        Assert.Equal((2, 1, 1, 1, 3), (report.Number("invalid"), report.Number("blank"), report.Number("markers"), report.Number("repeated"), report.Number("broken_lines")));
    }

    [Fact]
    public void An_interval_belongs_to_the_day_of_its_label()
    {
        var report = SettleCase.Report("t,v\n2026-01-01 23:45,1\n2026-01-02 00:00,2\n2026-01-02 00:15,4\n", PointKind.Interval);
        Assert.Equal(("1", "6"), (report.Day("2026-01-01").Text("increment"), report.Day("2026-01-02").Text("increment")));
    }

    [Fact]
    public void A_label_at_the_end_puts_midnight_into_the_day_that_ends()
    {
        var report = SettleCase.Report("t,v\n2026-01-01 23:45,1\n2026-01-02 00:00,2\n2026-01-02 00:15,4\n", PointKind.Interval, o => o with { Label = IntervalLabel.End });
        Assert.Equal(("3", "4"), (report.Day("2026-01-01").Text("increment"), report.Day("2026-01-02").Text("increment")));
    }

    [Fact]
    public void Midnight_printed_with_the_date_that_it_ends_stays_there()
    {
        var report = SettleCase.Report("t,v\n2026-01-01 23:45,1\n2026-01-01 00:00,2\n2026-01-02 00:15,4\n", PointKind.Interval, o => o with { Label = IntervalLabel.End });
        Assert.Equal(("3", "4"), (report.Day("2026-01-01").Text("increment"), report.Day("2026-01-02").Text("increment")));
    }

    [Fact]
    public void The_hour_that_autumn_repeats_counts_twice()
    {
        var lines = new[] { "01:30", "02:00", "02:30", "02:00", "02:30", "03:00" }.Select((t, i) => $"2026-10-25 {t},{i}");
        var report = SettleCase.Report("t,v\n" + string.Join('\n', lines), PointKind.Counter, o => o with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich") });
        Assert.Equal(("5", 6, 0), (report.Text("total"), report.Number("readings"), report.GetProperty("gaps").GetArrayLength()));
    }

    [Fact]
    public void An_announced_replacement_counts_both_registers()
    {
        var report = SettleCase.Report(
            "t,v\n2026-01-01 00:00,100\n2026-01-01 00:15,103\n2026-01-01 00:30,1\n2026-01-01 00:45,2\n",
            PointKind.Counter, o => o with { Replacements = ["2026-01-01 00:30=104,0"] });
        Assert.Equal("6", report.Text("total"));
        Assert.Equal(0, report.GetProperty("resets").GetArrayLength());
    }

    [Fact]
    public void A_gauge_is_integrated_and_not_across_a_gap()
    {
        var report = SettleCase.Report("t,v\n2026-01-01 00:00,10\n2026-01-01 00:15,20\n2026-01-01 00:30,20\n2026-01-01 02:30,20\n2026-01-01 02:45,40\n", PointKind.Gauge);
        Assert.Equal("16.25", report.Text("total"));
        Assert.Equal(7, report.GetProperty("gaps")[0].Number("missing"));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("a,b\nx,y\n", "no column holds times")]
    [InlineData("t,v\n2026-01-01,\n", "no column holds numbers")]
    public void A_file_that_cannot_be_read_at_all_is_named_with_its_line(string text, string says)
    {
        var refusal = Assert.Throws<UnreadableSeriesException>(() => SettleCase.Report(text, PointKind.Counter));
        Assert.Contains(says, refusal.Message);
    }

    [Fact]
    public void An_unknown_column_names_those_that_are_there()
    {
        var refusal = Assert.Throws<UnreadableSeriesException>(() => SettleCase.Report("t,kWh\n2026-01-01,1\n", PointKind.Counter, o => o with { Value = "MWh" }));
        Assert.Contains("t, kWh", refusal.Message);
    }
}
