using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Boundaries;
using Carbon.Portal.Figures;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Meters;
using Carbon.Portal.Pages;
using Carbon.Portal.Sources;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Carbon.Portal.Traces;
using Carbon.Views;
using Carbon.Views.Figures;
using Carbon.Views.Meters;
using Radzen;

namespace Carbon.Portal.Tests.Pages;

/// <summary>Pages over two days of the plant.</summary>
public sealed class PageTests : PageContext
{

    public PageTests() : base(MeterPlan.Start.AddHours(40))
    {
        AddAuthorization().SetAuthorized("admin");
    }

    [Fact]
    public void The_overview_s_total_is_the_sum_of_its_categories_and_links_to_its_trace()
    {
        var page = Render<OverviewPage>();
        var total = page.Find(".tile .tonnes a");
        Assert.Matches("^/figures/plant~works~day~2026-10-02~total~~r", total.GetAttribute("href"));
        var figures = Services.GetRequiredService<FigureQueries>();
        var zone = Services.GetRequiredService<PlantZone>();
        var day = ChosenPeriod.Of(PeriodKind.Day, new DateOnly(2026, 10, 2));
        var sum = figures.Emissions(new FigureScope("plant", "works"), day.Start(zone.Zone), day.End(zone.Zone), FigureStep.Day, FigureSplit.Category)!.Sum(f => f.Tonnes);
        Assert.Equal($"{Digits.All(sum)} tCO₂e", total.GetAttribute("title"));
        Assert.All(page.FindAll(".breakdown .tonnes a"), a => Assert.StartsWith("/figures/", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_beat_shows_what_was_recorded_meanwhile()
    {
        var page = Render<OverviewPage>();
        var before = page.Find(".tile .tonnes a").GetAttribute("title");
        Plant.AdvanceTo(Plant.Clock.Now.AddHours(2));
        await Services.GetRequiredService<Pulse>().BeatAsync();
        Assert.NotEqual(before, page.Find(".tile .tonnes a").GetAttribute("title"));
    }

    [Fact]
    public void A_running_day_is_compared_with_the_same_hours_of_the_day_before()
    {
        var (figures, zone) = (Services.GetRequiredService<FigureQueries>(), Services.GetRequiredService<PlantZone>());
        var scope = new FigureScope("plant", "works");
        var total = new PeriodTotals(figures, zone).Read(scope, ChosenPeriod.Of(PeriodKind.Day, new DateOnly(2026, 10, 2)));
        var start = MeterPlan.Start;
        var hours = figures.Emissions(scope, start, start + (total.Through!.Value - start.AddDays(1)), FigureStep.Hour, FigureSplit.Total)!;
        Assert.Equal(hours.Sum(h => h.Tonnes), total.Before);
        Assert.InRange(hours.Count, 10, 16);
    }

    [Fact]
    public void A_source_s_share_counts_on_every_level_of_the_boundary()
    {
        var tree = new BoundaryTree(
            Services.GetRequiredService<PlantCatalogue>(), Services.GetRequiredService<FigureQueries>(), Services.GetRequiredService<MeterQueries>(),
            Services.GetRequiredService<PlantZone>(), Services.GetRequiredService<Words>());
        var plant = tree.Read(PlantRecords.Factory(), ChosenPeriod.Of(PeriodKind.Day, new DateOnly(2026, 10, 1)));
        Assert.Equal(plant.Tonnes, plant.Children.Sum(c => c.Tonnes));
        Assert.All(plant.Children.Where(c => c.Level == BoundaryLevel.Unit), u => Assert.Equal(u.Tonnes, u.Children.Sum(c => c.Tonnes ?? 0m)));
        Assert.Equal(["mains"], BoundaryTree.Unbound(plant, Services.GetRequiredService<MeterQueries>().Meters()).Select(m => m.Id));
    }

    [Fact]
    public void A_trace_shows_the_register_difference_that_gives_the_settled_quantity()
    {
        var page = Render<TracePage>(p => p.Add(t => t.Id, "source~el-melt~hour~2026-10-01T03Z~total~~r0"));
        Assert.Equal(2, page.FindAll(".difference .badge.good").Count);
        Assert.Contains("EF", page.Find(".formula").TextContent, StringComparison.Ordinal);
        Assert.Contains("68 17", page.Find("code.hex").TextContent, StringComparison.Ordinal);
        Assert.Contains("0.5366", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_superseded_revision_says_so_and_leads_to_the_current_one()
    {
        var page = Render<TracePage>(p => p.Add(t => t.Id, "source~el-melt~hour~2026-10-01T03Z~total~~r9"));
        Assert.Contains("You opened revision 9", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("~r0", page.Find(".problem a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unconfirmed_factor_is_marked_in_the_formula_and_in_the_table()
    {
        var page = Render<SourcesPage>();
        var coal = page.Find("#coal");
        Assert.Contains("CC", coal.QuerySelector(".symbol.unconfirmed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("unconfirmed", coal.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_in_trouble_stands_first_and_says_what_to_do()
    {
        var page = Render<MetersPage>();
        Assert.Contains("Faulty", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        page.Find("#find").Input("office");
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("check power and wiring", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }
}
