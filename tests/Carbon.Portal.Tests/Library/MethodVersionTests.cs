using System.Globalization;
using Bunit;
using Carbon.Contracts;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Library;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;
using Microsoft.AspNetCore.Components;

namespace Carbon.Portal.Tests.Library;

/// <summary>Versions of a method, shipped and of the plant's own, on its page.</summary>
public sealed class MethodVersionTests : PageContext
{

    public MethodVersionTests() : base(MeterPlan.Start.AddHours(2))
    {
        Services.AddSingleton(OwnLibrary.WithSecondVersion("M08"));
    }

    [Fact]
    public void Every_loaded_version_is_offered_and_the_address_chooses_one()
    {
        var newest = Open("");
        Assert.Equal(["2", "1"], newest.FindAll("[data-version]").Select(v => v.GetAttribute("data-version")).Where(v => v != ""));
        Assert.Equal("/library/methods/M08?version=2", newest.Find("a[aria-current=page]").GetAttribute("href"));
        Assert.Contains("own library", newest.Find("[data-version='2']").TextContent, StringComparison.Ordinal);
        Assert.Contains("shipped", newest.Find("[data-version='1']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(PreviewHost.Library.Methods["M08"].Hash[..16], newest.Markup, StringComparison.Ordinal);
        var older = Open("?version=1");
        Assert.Equal("/library/methods/M08?version=1", older.Find("a[aria-current=page]").GetAttribute("href"));
        Assert.Contains(PreviewHost.Library.Methods["M08"].Hash[..16], older.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?version=9")]
    [InlineData("?version=two")]
    [InlineData("?version=-1")]
    public void A_version_that_is_not_loaded_is_said_and_the_others_are_offered(string query)
    {
        var page = Open(query);
        Assert.Contains("no version", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".version-list a[href^='/library/methods/M08?']").Count);
    }

    [Fact]
    public void Each_live_source_stands_with_the_version_it_was_bound_to()
    {
        var library = OwnLibrary.WithSecondVersion("M08");
        SourceRecord Bound(string id, string stamp) => new() { Id = id, MethodSource = "M08.comb", MethodVersion = stamp };
        var stamps = library.Versions.Where(m => m.Id == "M08").ToDictionary(m => m.Version, m => m.Stamp);
        var versions = MethodVersions.Of(library, "M08", [Bound("a", stamps[1]), Bound("b", stamps[2]), Bound("c", stamps[1]), Bound("d", "M08/1#00000000")]);
        Assert.Equal([(2, true, "b"), (1, false, "a c")], versions.Loaded.Select(v => (v.Method.Version, v.Newest, string.Join(' ', v.Sources.Select(s => s.Id)))));
        Assert.Equal("d", Assert.Single(versions.Elsewhere).Id);
    }

    private IRenderedComponent<MethodPage> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/library/methods/M08{query}");
        return Render<MethodPage>(p => p.Add(m => m.Id, "M08"));
    }
}
