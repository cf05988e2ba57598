using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Access;
using Carbon.Portal.Alerts;
using Carbon.Portal.DataQuality;
using Carbon.Portal.Figures;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Pages;
using Carbon.Portal.Targets;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Carbon.Views;
using Carbon.Views.Alerts;
using Carbon.Views.DataQuality;
using Carbon.Views.Figures;
using Carbon.Views.Quotas;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Tests.Insight;

/// <summary>Quality, targets and alerts over ten days of the plant.</summary>
public sealed class InsightPageTests : PageContext, IClassFixture<InsightPageTests.TenDays>
{
    private static readonly FigureScope Works = new("plant", "works");

    public InsightPageTests(TenDays days) : base(days.Plant)
    {
        AddAuthorization().SetAuthorized("keeper").SetPolicies(Rights.Configure);
    }

    [Fact]
    public void The_quality_page_says_what_the_queries_say_for_scope_and_period_of_the_address()
    {
        var figure = Services.GetRequiredService<FigureQueries>().Emissions(new FigureScope("source", "coal"), MeterPlan.Start, MeterPlan.Start.AddDays(1), FigureStep.Day, FigureSplit.Total)!.Single();
        Go(QualityAddress.Of(figure));
        var page = Render<QualityPage>();
        var quality = Services.GetRequiredService<QualityQuery>().Of(new FigureScope("source", "coal"), MeterPlan.Start, MeterPlan.Start.AddDays(1))!;
        Assert.Equal(1m, quality.Shares.Manual);
        Assert.Equal(figure.Tonnes, quality.Tonnes);
        Assert.Contains(Digits.Short(quality.Tonnes), page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.Contains("Entered by hand 100%", string.Join(' ', page.Find(".quality-legend").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("source:coal", page.Find("#scope").GetAttribute("value"));
    }

    [Fact]
    public void Contributors_are_ranked_state_k_and_mark_unconfirmed_rules()
    {
        Go("/quality?period=month&on=2026-10-05");
        var page = Render<QualityPage>();
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var budget = Services.GetRequiredService<UncertaintyQuery>().Budget(Works, MeterPlan.Start, now)!;
        Assert.Contains("k = 2", page.Markup, StringComparison.Ordinal);
        Assert.Contains($"± {Digits.Percent(budget.Relative!.Value)}", page.Find(".uncertainty").TextContent, StringComparison.Ordinal);
        var rows = page.FindAll(".contributors tbody tr");
        Assert.Equal(Math.Min(15, budget.Contributors.Count), rows.Count);
        Assert.Contains(Digits.Percent(budget.Contributors[0].VarianceShare), rows[0].TextContent, StringComparison.Ordinal);
        for (var i = 0; i < rows.Count; i++)
            Assert.Equal(!budget.Contributors[i].Uncertainty.Confirmed, rows[i].TextContent.Contains("unconfirmed rule", StringComparison.Ordinal));
        Assert.Equal(Math.Min(15, budget.Unknown.Count), page.FindAll(".unknowns tbody tr").Count);
        Assert.Equal(9, page.FindAll(".source-quality tbody tr").Count(r => !r.TextContent.Contains("fixed", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void Points_stand_worst_first_and_those_without_a_step_last()
    {
        Go("/quality/points?period=month&on=2026-10-05");
        var percents = Render<AvailabilityPage>().FindAll(".points tbody tr").Select(r => r.QuerySelector("td.bar-cell .tabular")?.TextContent).ToList();
        var numbers = percents.TakeWhile(p => p is not null).Select(p => decimal.Parse(p!.TrimEnd('%', ' '), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(MeterPlan.All.Count - 1, numbers.Count);
        Assert.Null(percents[^1]);
    }

    [Fact]
    public void A_main_meter_that_its_sub_meters_do_not_explain_is_said_to_be_beyond_tolerance()
    {
        Go("/quality/checks?period=month&on=2026-10-05");
        var check = Assert.Single(Render<CrossCheckPage>().FindAll(".check"));
        Assert.Contains("beyond tolerance", check.QuerySelector(".badge.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("k = 2", check.TextContent, StringComparison.Ordinal);
        Assert.Contains("without a sub-meter", check.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotas_stand_as_a_tree_with_projection_headroom_and_state()
    {
        var rows = Render<QuotasPage>().FindAll(".quotas tbody tr");
        Assert.Equal(["works", "melt", "el-melt"], rows.Select(r => r.Id));
        Assert.Contains("quota-depth-2", rows[2].QuerySelector("td")!.ClassName, StringComparison.Ordinal);
        var melt = Services.GetRequiredService<QuotaQueries>().Quotas("works", true).Single(q => q.Outlook.Target.Id == "melt");
        Assert.Contains(Digits.Short(melt.Outlook.Projected), rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(Digits.Short(100m - melt.Outlook.Projected), rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("exceeded", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("within", rows[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_method_of_the_projection_is_stated_for_every_source()
    {
        var methods = Render<QuotasPage>().FindAll(".quota-methods tbody tr");
        Assert.Equal(10, methods.Count);
        Assert.All(methods, m => Assert.DoesNotContain("quota.method", m.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_bell_counts_and_the_list_says_what_why_and_where()
    {
        var alerts = Services.GetRequiredService<AlertQueries>().Alerts("works");
        Assert.Contains(alerts, a => a.Kind == "quota_exceeded");
        var bell = Render<AlertBell>().Find("a");
        Assert.Equal($"Alerts: {alerts.Count}", bell.GetAttribute("aria-label"));
        Assert.Contains("bad", bell.ClassName, StringComparison.Ordinal);
        var cards = Render<AlertsPage>().FindAll(".alert-card");
        Assert.Equal(alerts.Count, cards.Count);
        Assert.Contains("Critical", cards[0].QuerySelector(".severity")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("What to do", cards[0].TextContent, StringComparison.Ordinal);
        Assert.All(cards.SelectMany(c => c.QuerySelectorAll(".evidence dt")), e => Assert.DoesNotMatch("^[a-z]+[_:]", e.TextContent));
        var quota = cards[alerts.ToList().FindIndex(a => a.Kind == "quota_exceeded")];
        Assert.Contains("Electricity, furnaces", quota.TextContent, StringComparison.Ordinal);
        Assert.Equal("/targets", quota.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Both_sums_of_tce_are_shown_and_what_is_missing_in_one_is_named()
    {
        Go("/targets/energy?period=month&on=2026-10-05");
        var page = Render<EnergyPage>();
        Assert.Contains("steam", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".carriers tbody tr").Count);
        Assert.NotEqual(page.Find(".equal").TextContent, page.Find(".calorific").TextContent);
        Assert.Contains("unconfirmed", page.Find(".carriers").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Location_and_market_based_stand_side_by_side_and_only_the_first_is_reported()
    {
        Go("/targets/clean-energy?period=month&on=2026-10-05");
        var page = Render<CleanEnergyPage>();
        Assert.Contains("reported", page.Find(".location").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reported", page.Find(".market").TextContent, StringComparison.Ordinal);
        Assert.Contains("GEC-1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_footprint_add_up_to_it()
    {
        Go("/targets/footprints?period=month&on=2026-10-05");
        var page = Render<FootprintsPage>();
        Assert.Contains("Raw materials", page.Find(".stages tbody tr").TextContent, StringComparison.Ordinal);
        var footprint = Services.GetRequiredService<Carbon.Views.Footprints.FootprintQueries>().Footprints("works", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)).Single();
        var parts = FootprintStages.Of(footprint, new Words(), s => s);
        Assert.Equal(footprint.Tonnes, parts.Sum(p => p.Tonnes));
        Assert.Equal(footprint.PerFunctionalUnit!.Value, parts.Sum(p => p.Kilograms!.Value), 6);
    }

    [Fact]
    public void Intensity_of_a_period_is_all_emissions_over_all_output()
    {
        Go("/targets/intensity?period=month&on=2026-10-05");
        var shown = Render<IntensityPage>().Find(".output .big .tabular").GetAttribute("title");
        var view = Services.GetRequiredService<Carbon.Views.Intensity.IntensityQueries>().Intensities("works", null, MeterPlan.Start, Services.GetRequiredService<TimeProvider>().GetUtcNow(), FigureStep.Day).Single();
        Assert.Equal(Digits.All(view.Figures.Sum(f => f.Tonnes) / view.Figures.Sum(f => f.Quantity)), shown);
    }

    [Fact]
    public void Locating_shows_the_tuning_and_the_evidence()
    {
        var page = Render<LocatingPage>();
        Assert.Contains("3.5", page.Markup, StringComparison.Ordinal);
        Assert.Equal(10, page.FindAll(".located tbody tr").Count);
        Assert.All(page.FindAll(".located .comparable"), c => Assert.NotNull(c));
    }

    [Fact]
    public void The_overview_answers_normal_and_trust_beside_how_much()
    {
        var page = Render<OverviewPage>();
        var alerts = Services.GetRequiredService<AlertQueries>().Alerts("works");
        Assert.Contains($"Alerts: {alerts.Count}", page.Find(".normal").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".normal .severity"));
        Assert.Contains("k = 2", page.Find(".trust").TextContent, StringComparison.Ordinal);
        Assert.Contains("tce", page.Find(".insight").TextContent, StringComparison.Ordinal);
        Assert.Contains("covered", page.Find(".apart").TextContent, StringComparison.Ordinal);
        Assert.Contains("scope=plant%3Aworks", page.Find(".trust .card-head a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_panel_shows_the_youngest_of_the_most_urgent_alerts()
    {
        var alerts = Services.GetRequiredService<AlertQueries>().Alerts("works");
        Assert.Contains(AlertText.Text(LastAlert.Of(alerts)!, new Words()), Render<PanelPage>().Find(".panel-alert").TextContent, StringComparison.Ordinal);
        Alert Made(string id, AlertSeverity severity, int day) => alerts[0] with { Id = id, Severity = severity, Since = new DateOnly(2026, 10, day) };
        Assert.Equal("c", LastAlert.Of([Made("a", AlertSeverity.Warning, 9), Made("b", AlertSeverity.Critical, 2), Made("c", AlertSeverity.Critical, 5)])!.Id);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    public sealed class TenDays : IDisposable
    {
        internal DemonstrationPlant Plant { get; } = new(MeterPlan.Start.AddDays(10).AddHours(9));

        public void Dispose() => Plant.Dispose();
    }
}
