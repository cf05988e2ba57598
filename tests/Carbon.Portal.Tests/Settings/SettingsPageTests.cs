using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Boundaries.Settings;
using Carbon.Portal.Access;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Settings;
using Carbon.Portal.Targets;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Settings;

/// <summary>Changing settings on their page.</summary>
public sealed class SettingsPageTests : PageContext
{
    private readonly BunitAuthorizationContext _authorization;

    public SettingsPageTests() : base(MeterPlan.Start.AddHours(30))
    {
        _authorization = AddAuthorization().SetAuthorized("keeper");
        _authorization.SetPolicies(Rights.Configure);
    }

    private PreviewSettings Editing => Services.GetRequiredService<PreviewSettings>();

    [Fact]
    public void A_change_goes_with_the_version_that_was_read_who_and_why()
    {
        var page = Page("quotas");
        page.Find("#quotas-0--tonnes").Change("29000");
        page.Find("#reason").Change("  the authority lowered it ");
        page.Find("form").Submit();
        var (text, version, note) = Assert.Single(Editing.Changes);
        Assert.Equal((7, "keeper", "the authority lowered it"), (version, note.By, note.Reason));
        Assert.Contains("\"29000\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_plant_says_is_wrong_stands_beside_its_field_or_above_the_form()
    {
        Editing.Answer = new SettingsOutcome([new SettingProblem("quotas[1].tonnes", "its units get 11 t"), new SettingProblem("footprints[0].output", "there is no output")], null);
        var page = Page("quotas");
        page.Find("#reason").Change("because");
        page.Find("form").Submit();
        Assert.Contains("its units get 11 t", page.Find("#quotas-1--tonnes-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#quotas-1--tonnes").GetAttribute("aria-invalid"));
        Assert.Contains("footprints[0].output", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("because", page.Find("#reason").GetAttribute("value") ?? page.Find("#reason").TextContent);
    }

    [Fact]
    public void Another_version_in_between_is_said_and_the_form_keeps_what_was_typed()
    {
        Editing.Answer = new SettingsOutcome([], "The settings are not changed: version 7 was edited, and version 8 stands by now.");
        var page = Page("quotas");
        page.Find("#quotas-0--tonnes").Change("29000");
        page.Find("#reason").Change("because");
        page.Find("form").Submit();
        Assert.Contains("version 8 stands", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("29000", page.Find("#quotas-0--tonnes").GetAttribute("value"));
    }

    [Fact]
    public void Who_may_not_change_sees_no_way_to_and_is_refused_by_the_page_too()
    {
        var page = Page("quotas");
        page.Find("#reason").Change("because");
        _authorization.SetPolicies();
        page.Find("form").Submit();
        Assert.Empty(Editing.Changes);
        Assert.Contains("may not", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<QuotasPage>().FindAll("a[href='/targets/settings/quotas']"));
    }

    [Fact]
    public void A_part_edited_as_text_is_checked_before_it_is_saved()
    {
        var page = Page("footprints");
        page.Find("#footprints").Change("[{}");
        page.Find(".card .form-buttons button").Click();
        Assert.Contains("no JSON", page.Find(".problem").TextContent, StringComparison.Ordinal);
        page.Find("#footprints").Change("[]");
        page.Find(".card .form-buttons button").Click();
        Assert.Contains("not saved yet", page.Find(".badge.good").TextContent, StringComparison.Ordinal);
        Assert.Empty(Editing.Changes);
    }

    [Fact]
    public void The_history_says_who_and_why()
    {
        var row = Render<SettingsPage>().Find(".versions tbody tr").TextContent;
        Assert.Contains("engineer", row, StringComparison.Ordinal);
        Assert.Contains("first targets", row, StringComparison.Ordinal);
    }

    private IRenderedComponent<SettingsPartPage> Page(string part) => Render<SettingsPartPage>(p => p.Add(s => s.Name, part));
}
