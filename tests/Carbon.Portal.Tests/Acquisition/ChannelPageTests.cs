using System.Text.Json.Nodes;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Access;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Acquisition.Channels;
using Carbon.Portal.Acquisition.Table;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Microsoft.AspNetCore.Components.Forms;

namespace Carbon.Portal.Tests.Acquisition;

/// <summary>Setting channels up on their pages.</summary>
public sealed class ChannelPageTests : PageContext
{
    private readonly BunitAuthorizationContext _authorization;

    public ChannelPageTests() : base(MeterPlan.Start.AddHours(30))
    {
        _authorization = AddAuthorization().SetAuthorized("keeper");
        _authorization.SetPolicies(Rights.Configure);
    }

    private PreviewChannels Channels => Services.GetRequiredService<PreviewChannels>();

    [Fact]
    public void The_list_tells_what_runs_what_is_faulty_and_why()
    {
        var rows = Render<ChannelsPage>().FindAll(".channels tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("refuses the connection", rows[0], StringComparison.Ordinal);
        Assert.Contains("Faulty", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, r => r.Contains("broker", StringComparison.Ordinal) && r.Contains("No meters", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("10.0.3.17:502", StringComparison.Ordinal) && r.Contains("Partly", StringComparison.Ordinal) && r.Contains("2 %", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_shows_values_what_is_overdue_and_its_frames_field_by_field()
    {
        var page = Render<ChannelPage>(p => p.Add(c => c.Id, "bus"));
        Assert.Contains("12 missing", page.Find(".channel-meters").TextContent, StringComparison.Ordinal);
        var frame = page.FindAll("code.bytes")[1];
        Assert.Equal("12 34 56 78", frame.QuerySelector(".part-data")!.TextContent);
        Assert.Equal("values", frame.QuerySelector(".part-data")!.GetAttribute("title"));
        Assert.Contains("no answer", page.Find(".frames").TextContent, StringComparison.Ordinal);
        Assert.Contains("the gateway has a new address", page.Find(".history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_goes_with_the_version_that_was_read_and_leaves_the_meters_and_the_secret_alone()
    {
        var page = Render<ChannelEditPage>(p => p.Add(c => c.Id, "broker"));
        Assert.Equal("********", page.Find("#--options-password").GetAttribute("value"));
        Assert.Equal("password", page.Find("#--options-password").GetAttribute("type"));
        page.Find("#--options-host").Change("10.0.3.20");
        page.Find("#reason").Change(" moved ");
        page.Find("form").Submit();
        var (draft, note) = Assert.Single(Channels.Set);
        var options = JsonNode.Parse(draft.Options)!.AsObject();
        Assert.Equal((4, "keeper", "moved"), (draft.Version, note.By, note.Reason));
        Assert.Equal(("10.0.3.20", "********", true), ((string)options["host"]!, (string)options["password"]!, (bool)options["tls"]!));
        Assert.False(options.ContainsKey("meters"));
    }

    [Fact]
    public void What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = Render<ChannelEditPage>(p => p.Add(c => c.Id, "bus"));
        page.Find("#--options-port").Change("a lot");
        page.Find("form").Submit();
        Assert.Contains("whole number", page.Find("#--options-port-problem").TextContent, StringComparison.Ordinal);
        Assert.Contains("Say why", page.Find("#reason-problem").TextContent, StringComparison.Ordinal);
        page.Find("#--options-port").Change("70000");
        page.Find("#reason").Change("because");
        Channels.Answer = new ChannelOutcome(true, [new("$.options.port", "must be between 1 and 65535"), new("$.options.meters", "meter 'x' hangs on another channel")], null);
        page.Find("form").Submit();
        Assert.Contains("65535", page.Find("#--options-port-problem").TextContent, StringComparison.Ordinal);
        Assert.Contains("hangs on another channel", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("70000", page.Find("#--options-port").GetAttribute("value"));
        Channels.Answer = new ChannelOutcome(true, [], "version 4 was edited, and version 5 stands by now");
        page.Find("form").Submit();
        Assert.Contains("version 5 stands", page.Find("#conflict").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_takes_secrets_over_unseen()
    {
        var page = Render<ChannelCopyPage>(p => p.Add(c => c.Id, "broker"));
        page.Find("#--options-id").Change("broker-2");
        page.Find("#reason").Change("second line");
        page.Find("form").Submit();
        var (channel, copy) = Assert.Single(Channels.Copies);
        Assert.Equal(("broker", "broker-2"), (channel, copy.Id));
        Assert.DoesNotContain("password", copy.Options!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_is_taken_away_only_with_a_reason()
    {
        var page = Render<ChannelPage>(p => p.Add(c => c.Id, "bus"));
        page.Find(".reject form").Submit();
        Assert.Empty(Channels.Removed);
        page.Find("#reason").Change("scrapped");
        page.Find(".reject form").Submit();
        Assert.Equal(("bus", 4, "scrapped"), (Channels.Removed[0].What, Channels.Removed[0].Version, Channels.Removed[0].Note.Reason));
    }

    [Fact]
    public void Who_may_not_configure_sees_how_it_runs_and_no_way_to_change_it()
    {
        _authorization.SetPolicies();
        var page = Render<ChannelPage>(p => p.Add(c => c.Id, "bus"));
        Assert.NotEmpty(page.FindAll("code.bytes"));
        Assert.Empty(page.FindAll("a[href$='/settings'], a[href*='add-meter'], .reject"));
        Assert.Empty(Render<ChannelsPage>().FindAll($"a[href='{ChannelAddress.New}']"));
        Assert.Empty(Render<ChannelTablePage>().FindAll("input"));
        var edit = Render<ChannelEditPage>(p => p.Add(c => c.Id, "bus"));
        edit.Find("#reason").Change("because");
        edit.Find("form").Submit();
        Assert.Empty(Channels.Set);
        Assert.Contains("may not", edit.Find(".problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_judged_row_by_row_before_anything_is_taken()
    {
        var page = Render<ChannelTablePage>();
        Channels.Table = new TableOutcome(2, 0, 0, true, [new(3, "unit", "unit 5 is there more than once")]);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("channel,protocol", "channels.csv"));
        page.Find("form").Submit();
        Assert.Contains("unit 5 is there more than once", page.Find("#report").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#reason"));
        Channels.Table = new TableOutcome(2, 1, 1, true, []);
        page.Find("form").Submit();
        page.Find("#reason").Change("workshop 2");
        page.Find("button.primary").Click();
        Assert.Equal([true, true, false], Channels.Imports);
        Assert.Contains("Taken", page.Find("#report").TextContent, StringComparison.Ordinal);
    }
}
