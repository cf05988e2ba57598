using System.Text.Json.Nodes;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Access;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Acquisition.Meters;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Acquisition;

/// <summary>Setting meters up on their channel.</summary>
public sealed class MeterFormPageTests : PageContext
{
    public MeterFormPageTests() : base(MeterPlan.Start.AddHours(30)) => AddAuthorization().SetAuthorized("keeper").SetPolicies(Rights.Configure);

    private PreviewChannels Channels => Services.GetRequiredService<PreviewChannels>();

    private PreviewLines Lines => Services.GetRequiredService<PreviewLines>();

    [Fact]
    public void A_meter_of_a_model_needs_an_address_and_its_ratios_only()
    {
        var page = New();
        page.Find("#--model-id").Change("acrel.adw300");
        Assert.Contains("96 months (unconfirmed)", page.Find(".facts.inline").TextContent, StringComparison.Ordinal);
        Assert.Equal("three-phase meter", page.Find("#--meter-nameEn").GetAttribute("value"));
        page.Find("#--id").Change("feeder-7");
        page.Find("#--place-unit").Change("7");
        page.Find("#--model-currentRatio").Change("none");
        page.Find("#reason").Change("new feeder");
        page.Find("form").Submit();
        Assert.Contains("greater than 0", page.Find("#--model-currentRatio-problem").TextContent, StringComparison.Ordinal);
        page.Find("#--model-currentRatio").Change("100");
        page.Find("#--model-every").Change("5m");
        page.Find("form").Submit();
        var (draft, _) = Assert.Single(Channels.Meters);
        Assert.Equal(("bus", "feeder-7", 4), (draft.Channel, draft.Id, draft.Version));
        Assert.Equal((100m, 1m, TimeSpan.FromMinutes(5)), (draft.Model!.CurrentRatio, draft.Model.VoltageRatio, draft.Model.Every!.Value));
        Assert.Equal("energy", Assert.Single(draft.Model.Points));
        Assert.Equal("""{"unit":7,"meterId":"feeder-7"}""", draft.Place);
    }

    [Fact]
    public void Points_by_hand_say_what_they_are_and_how_they_are_read()
    {
        var page = New();
        page.Find("#--id").Change("flow");
        page.Find("#--meter-nameZh").Change("流量");
        page.Find("#--meter-nameEn").Change("flow");
        page.Find("#--meter-medium").Change("water");
        page.Find("#--place-unit").Change("9");
        page.Find("#reason").Change("new");
        page.Find(".add").Click();
        page.Find("#--meter-points-0--id").Change("rate");
        page.Find("#--meter-points-0--kind").Change("gauge");
        page.Find("#--meter-points-0--unit").Change("m3");
        page.Find("#--meter-points-0--every").Change("10");
        page.Find("#--place-points-0--register").Change("40");
        page.Find("#--place-points-0--analogue input").Change(true);
        page.Find("form").Submit();
        Assert.Contains("empty", page.Find("#--place-points-0--analogue-low-problem").TextContent, StringComparison.Ordinal);
        page.Find("#--place-points-0--analogue-low").Change("0.5");
        page.Find("form").Submit();
        var (draft, _) = Assert.Single(Channels.Meters);
        var read = JsonNode.Parse(draft.Place!)!["points"]![0]!;
        Assert.Equal(("rate", 40, "10m", 0.5m), ((string)read["pointId"]!, (int)read["register"]!, (string)read["every"]!, (decimal)read["analogue"]!["low"]!));
        var point = JsonNode.Parse(draft.Meter!)!["points"]![0]!;
        Assert.Equal(("gauge", "10m"), ((string)point["kind"]!, (string)point["every"]!));
        Assert.Null(draft.Model);
    }

    [Fact]
    public void A_test_read_asks_what_stands_in_the_form_and_shows_value_and_frame()
    {
        var page = Render<MeterEditPage>(p => p.Add(m => m.Channel, "bus").Add(m => m.Id, "mill-2"));
        page.Find("#--place-unit").Change("3");
        page.Find("#test button").Click();
        Assert.Equal(3, (int)JsonNode.Parse(Assert.Single(Lines.Tests).Place!)!["unit"]!);
        Assert.Contains("7500", page.Find(".test-read table").TextContent, StringComparison.Ordinal);
        Assert.Equal("12 34 56 78", page.FindAll(".test-read .part-data")[0].TextContent);
        Assert.Empty(Channels.Meters);
        Lines.Fault = "no answer within 1 s; check address and wiring";
        page.Find("#test button").Click();
        Assert.Contains("check address and wiring", page.Find(".test-read .problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_found_address_goes_into_the_form()
    {
        var page = New();
        page.Find(".scan-bar button").Click();
        Assert.Contains("meter mill-2", page.Find(".found").TextContent, StringComparison.Ordinal);
        page.Find(".found button").Click();
        Assert.Equal("7", page.Find("#--place-unit").GetAttribute("value"));
    }

    [Fact]
    public void A_refusal_stands_beside_the_field_of_the_point_that_it_names()
    {
        Channels.Answer = new ChannelOutcome(true, [new("$.place.points[0].register", "registers run from 0 to 65535"), new("$.meter.points[0].unit", "there is no unit 'kWx'")], null);
        var page = Render<MeterEditPage>(p => p.Add(m => m.Channel, "bus").Add(m => m.Id, "mill-2"));
        page.Find("#reason").Change("because");
        page.Find("form").Submit();
        Assert.Contains("65535", page.Find("#--place-points-0--register-problem").TextContent, StringComparison.Ordinal);
        Assert.Contains("kWx", page.Find("#--meter-points-0--unit-problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".form > .problem"));
    }

    private IRenderedComponent<MeterEditPage> New() => Render<MeterEditPage>(p => p.Add(m => m.Channel, "bus"));
}
