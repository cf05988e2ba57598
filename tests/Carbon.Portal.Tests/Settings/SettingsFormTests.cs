using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Portal.Language;
using Carbon.Portal.Settings;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Settings;

/// <summary>The form of a part of the settings.</summary>
public sealed class SettingsFormTests
{
    private readonly Words _words = new();

    public SettingsFormTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void What_is_not_touched_goes_back_as_it_came()
    {
        foreach (var part in SettingsPart.All.Where(p => p.Name != "locating"))
        {
            var text = Form(part.Name).Text(_words, false, out var problems);
            Assert.Empty(problems);
            var (before, after) = (JsonNode.Parse(PreviewSettings.Text)!, JsonNode.Parse(text!)!);
            foreach (var other in SettingsPart.All.Where(p => before[p.Name] is not null))
                Assert.Equal(Plain(before[other.Name]!), Plain(after[other.Name]!));
        }
    }

    [Fact]
    public void Every_fault_is_named_by_its_path_and_all_at_once()
    {
        var form = Form("quotas");
        form.Rows[0].Values["tonnes"] = "1,5";
        form.Rows[1].Values["id"] = "a b";
        form.Add();
        Assert.Null(form.Text(_words, true, out var problems));
        Assert.Equal(
            ["quotas[0].tonnes", "quotas[1].id", "quotas[2].id", "quotas[2].nameEn", "quotas[2].nameZh", "quotas[2].period", "quotas[2].scope", "quotas[2].tonnes", "reason"],
            problems.Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.Contains("not a number", problems.First(p => p.Path == "quotas[0].tonnes").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_of_a_quota_are_kept_as_they_are_typed()
    {
        var form = Form("quotas");
        form.Rows[1].Values["tonnes"] = "100.000000001000";
        Assert.Equal("100.000000001000", (string?)JsonNode.Parse(form.Text(_words, false, out _)!)!["quotas"]![1]!["tonnes"]);
    }

    [Fact]
    public void A_quota_taken_out_is_gone_and_the_paths_of_the_rest_move_up()
    {
        var form = Form("quotas");
        form.Remove(form.Rows[0]);
        Assert.Equal("quotas[0].tonnes", form.Path(form.Rows[0], "tonnes"));
        Assert.Equal("melt", (string?)Assert.Single(JsonNode.Parse(form.Text(_words, false, out _)!)!["quotas"]!.AsArray())!["id"]);
    }

    [Fact]
    public void An_output_is_measured_by_the_point_that_is_chosen()
    {
        var form = Form("outputs");
        Assert.Equal("steel/mass", form.Rows[0].Values["point"]);
        form.Rows[0].Values["point"] = "item:made/quantity";
        var output = JsonNode.Parse(form.Text(_words, false, out _)!)!["outputs"]![0]!;
        Assert.Equal(("item:made", "quantity"), ((string?)output["meter"], (string?)output["point"]));
    }

    [Fact]
    public void Locating_begins_as_shipped_and_a_part_of_a_week_is_none()
    {
        var form = Form("locating");
        Assert.Equal(("8", "3.5"), (form.Rows[0].Values["weeks"], form.Rows[0].Values["threshold"]));
        form.Rows[0].Values["weeks"] = "4.5";
        Assert.Null(form.Text(_words, false, out var problems));
        Assert.Equal("locating.weeks", Assert.Single(problems).Path);
        form.Rows[0].Values["weeks"] = "4";
        Assert.Equal(4, (int)JsonNode.Parse(form.Text(_words, false, out _)!)!["locating"]!["weeks"]!);
    }

    [Fact]
    public void Text_that_is_no_json_says_where()
    {
        var form = Form("footprints");
        form.Raw = "[\n  {\"id\": }\n]";
        Assert.Null(form.Text(_words, false, out var problems));
        Assert.Contains("line 2", Assert.Single(problems).Message, StringComparison.Ordinal);
        form.Raw = "";
        Assert.Empty(JsonNode.Parse(form.Text(_words, false, out _)!)!["footprints"]!.AsArray());
    }

    private static SettingsForm Form(string part) => new(SettingsPart.Find(part)!, new SettingsDraft(7, PreviewSettings.Text));

    private static string Plain(JsonNode node) => node.ToJsonString().Replace(",\"document\":\"\"", "", StringComparison.Ordinal);
}
