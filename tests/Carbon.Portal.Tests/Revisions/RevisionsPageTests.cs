using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Metering;
using Carbon.Portal.Access;
using Carbon.Portal.Figures;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Revisions;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Tests.Revisions;

/// <summary>The page of revisions over the plant.</summary>
public sealed class RevisionsPageTests : PageContext
{
    private readonly BunitAuthorizationContext _visitor;

    public RevisionsPageTests() : base(MeterPlan.Start.AddHours(64))
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        _visitor = AddAuthorization();
        _visitor.SetAuthorized("admin").SetPolicies(Rights.Enter);
    }

    [Fact]
    public void What_came_after_a_day_is_activity_data_and_the_rows_add_up_to_the_totals_of_the_queries()
    {
        var page = Open("scope=plant:works&from=2026-10-01&to=2026-10-03&left=known&left-day=2026-10-01&right=current");
        var comparison = Services.GetRequiredService<ComparisonQueries>().Compare(
            new FigureScope("plant", "works"), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 4),
            new StateChoice(ComparisonKind.Known, new DateOnly(2026, 10, 1)).Side(Services.GetRequiredService<Carbon.Views.PlantZone>().Zone),
            new ComparisonSide(ComparisonKind.Current), out _)!;
        Assert.NotEqual(comparison.Left, comparison.Right);
        Assert.Equal($"{Digits.All(comparison.Left)} tCO₂e", page.Find("tr[data-total=left] .tonnes span").GetAttribute("title"));
        Assert.Equal($"{Digits.All(comparison.Right)} tCO₂e", page.Find("tr[data-total=right] .tonnes span").GetAttribute("title"));
        var parts = page.FindAll("tr[data-cause] td").Select(td => decimal.Parse(td.GetAttribute("title")!.Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(comparison.Right - comparison.Left, parts.Sum());
        Assert.Equal(comparison.Sources.Select(s => s.Source), page.FindAll(".difference-card").Select(c => c.GetAttribute("data-source")));
    }

    [Fact]
    public void Plant_units_and_sources_are_offered_and_what_is_looked_at_is_chosen()
    {
        var page = Open("scope=source:coal&left=current");
        Assert.Equal("source:coal", Assert.Single(page.FindAll("#scope option[selected]")).GetAttribute("value"));
        Assert.Equal(3, page.FindAll("#scope optgroup").Count);
    }

    [Fact]
    public void A_state_compared_with_itself_differs_in_nothing() =>
        Assert.Contains("Nothing differs", Open("from=2026-10-01&to=2026-10-02&left=current&right=current").Markup, StringComparison.Ordinal);

    [Fact]
    public void A_field_that_cannot_be_read_is_named_and_nothing_is_compared()
    {
        var page = Open("from=yesterday&left=current");
        Assert.Contains("Not a day", page.Find("[data-field=from]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#from").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll("#difference"));
    }

    [Fact]
    public void Without_a_mark_it_is_said_what_to_do() =>
        Assert.Contains("Mark the period first", Open("left=reported").Find(".problem[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_period_is_marked_by_who_is_signed_in_and_a_refusal_keeps_the_note()
    {
        var marks = (PreviewMarks)Services.GetRequiredService<IPeriodMarks>();
        var page = Open("from=2026-10-01&to=2026-10-02&right=current");
        marks.Refusal = "The period is in the future.";
        page.Find("#mark-note").Change("to the ministry");
        page.Find("#reports form").Submit();
        Assert.Contains("in the future", page.Find("#mark-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("to the ministry", page.Find("#mark-note").GetAttribute("value"));
        marks.Refusal = null;
        page.Find("#reports form").Submit();
        Assert.Equal(("works", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2), "admin", "to the ministry"), marks.Asked[^1]);
        Assert.Empty(page.FindAll("#mark-problem"));
    }

    [Fact]
    public void Who_may_only_see_is_offered_no_mark()
    {
        _visitor.SetPolicies();
        Assert.Empty(Open("right=current").FindAll("#reports form"));
    }

    [Fact]
    public void A_figure_lists_every_state_it_had()
    {
        var page = Open("figure=" + Uri.EscapeDataString("plant~works~day~2026-10-01~total~~r0"));
        Assert.NotEmpty(page.FindAll("#figure tbody tr"));
    }

    private IRenderedComponent<RevisionsPage> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{RevisionAddress.Page}?{query}");
        return Render<RevisionsPage>();
    }
}
