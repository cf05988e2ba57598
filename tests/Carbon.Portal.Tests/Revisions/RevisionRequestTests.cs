using Carbon.Accounting.Comparison;
using Carbon.Portal.Revisions;
using Carbon.Views;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;

namespace Carbon.Portal.Tests.Revisions;

/// <summary>What the page of revisions reads from its address, and what it makes of a comparison.</summary>
public sealed class RevisionRequestTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly RevisionRequest Usual = RevisionAddress.Usual(new FigureScope("plant", "works"), Today);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void An_empty_address_compares_this_month_as_known_yesterday_with_now()
    {
        var (request, problems) = RevisionRequest.Parse(_ => null, Usual);
        Assert.Empty(problems);
        Assert.Equal(new DateOnly(2026, 11, 1), request.First);
        Assert.Equal(new DateOnly(2026, 11, 23), request.Left.Day);
        Assert.Equal(ComparisonKind.Current, request.Right.Kind);
    }

    [Fact]
    public void An_address_that_is_written_reads_back_the_same()
    {
        var wanted = Usual with { Scope = new FigureScope("source", "a&b=c"), Left = new StateChoice(ComparisonKind.Reported), Right = new StateChoice(ComparisonKind.Known, new DateOnly(2026, 2, 28)) };
        var query = System.Web.HttpUtility.ParseQueryString(wanted.Query);
        var (request, problems) = RevisionRequest.Parse(name => query[name], Usual);
        Assert.Empty(problems);
        Assert.Equal(wanted, request);
    }

    [Theory]
    [InlineData("from=31.01.2026", "from")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("from=2001-01-01&to=2026-03-01", "to")]
    [InlineData("scope=galaxy:1", "scope")]
    [InlineData("left=guessed", "left")]
    [InlineData("left=0", "left")]
    [InlineData("right=known", "right-day")]
    [InlineData("right=known&right-day=soon", "right-day")]
    public void Nonsense_is_named_at_its_field(string address, string field)
    {
        var query = System.Web.HttpUtility.ParseQueryString(address);
        var (_, problems) = RevisionRequest.Parse(name => query[name], Usual);
        Assert.Equal([field], problems.Keys);
    }

    [Fact]
    public void A_day_is_known_to_its_end_in_the_plant_s_time() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), new StateChoice(ComparisonKind.Known, new DateOnly(2026, 2, 28)).Side(Zone).Instant);

    [Fact]
    public void Each_bar_of_a_waterfall_begins_where_the_one_before_ends()
    {
        var parts = new Dictionary<ChangeCause, decimal> { [ChangeCause.Factor] = -30m, [ChangeCause.Data] = 20m, [ChangeCause.Method] = 0m };
        var bars = Waterfall.Of(100m, 90m, parts);
        Assert.Equal([null, ChangeCause.Data, ChangeCause.Factor, null], bars.Select(b => b.Cause));
        Assert.Equal(bars[0].Left + bars[0].Width, bars[1].Left);
        Assert.Equal(bars[1].Left + bars[1].Width, bars[2].Left + bars[2].Width);
        Assert.Equal(bars[3].Left + bars[3].Width, bars[2].Left);
    }

    [Fact]
    public void A_waterfall_through_nought_stays_inside_its_width()
    {
        var bars = Waterfall.Of(-10m, 30m, new Dictionary<ChangeCause, decimal> { [ChangeCause.Data] = 60m, [ChangeCause.Kept] = -20m });
        Assert.All(bars, b => Assert.InRange(b.Left + b.Width, 0m, 100.001m));
        Assert.Equal(0m, bars[0].Left);
        Assert.All(Waterfall.Of(0m, 0m, new Dictionary<ChangeCause, decimal>()), b => Assert.Equal(0m, b.Width));
    }

    [Fact]
    public void The_file_keeps_every_digit_and_takes_no_text_for_a_formula()
    {
        var parts = new Dictionary<ChangeCause, decimal> { [ChangeCause.Factor] = 0.123456789012m };
        var change = new Change(ChangeCause.Factor, "EF", "0.5", "0.6", "tCO2/MWh", "", "=HYPERLINK(\"x\"), by hand");
        var text = RevisionsCsv.Write(new FigureComparison(1m, 1.123456789012m, parts, [new SourceDifference("melt", 1m, 1.123456789012m, parts, [change], 0)], null, null), Zone);
        Assert.Contains("melt,part,factor,,,,0.123456789012,tCO2e", text, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"), by hand\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_and_why_are_those_of_the_configurations_between_the_two_states()
    {
        DateTimeOffset At(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
        SourceVersion[] versions = [.. new[] { 9, 5, 1 }.Select(d => new SourceVersion(d, At(d), "li", "why", false, new Carbon.Contracts.SourceRecord()))];
        Assert.Equal([5], ChangeText.Between(versions, At(2), At(9)).Select(v => v.Version));
        Assert.Equal([5, 9], ChangeText.Between(versions, null, At(2)).Select(v => v.Version));
        Assert.Empty(ChangeText.Between(versions, null, null));
    }
}
