using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Library;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Library;

/// <summary>Pages of the library of methods and factors.</summary>
public sealed class LibraryPageTests : PageContext
{

    public LibraryPageTests() : base(MeterPlan.Start.AddHours(2))
    {
    }

    [Fact]
    public void All_methods_are_listed_and_found_by_words_industry_and_state()
    {
        var page = Render<MethodsPage>();
        Assert.Equal(PreviewHost.Library.Methods.Count, page.FindAll("tbody tr").Count);
        page.Find("#find").Input("2526 cement");
        Assert.Equal(["/library/methods/M13"], page.FindAll("tbody a").Select(a => a.GetAttribute("href")));
        page.Find("#find").Input("");
        page.FindAll("select")[0].Change("C3216");
        Assert.Equal(["/library/methods/M04", "/library/methods/M10"], page.FindAll("tbody a").Select(a => a.GetAttribute("href")));
        page.FindAll("select")[1].Change("MEE");
        Assert.Equal(["/library/methods/M04"], page.FindAll("tbody a").Select(a => a.GetAttribute("href")));
        page.FindAll("select")[3].Change("true");
        Assert.Contains("No method fits", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_method_page_shows_every_source_and_every_symbol_of_it()
    {
        foreach (var method in PreviewHost.Library.Methods.Values)
        {
            var page = Render<MethodPage>(p => p.Add(m => m.Id, method.Id));
            Assert.Equal(method.Sources.Select(s => s.Id).Order(), page.FindAll(".method-source").Select(s => s.Id!).Order());
            foreach (var source in method.Sources)
            {
                var card = page.FindAll(".method-source").Single(c => c.Id == source.Id);
                Assert.Equal(source.Parameters.Select(p => p.Symbol), card.QuerySelectorAll("tr[data-symbol]").Select(r => r.GetAttribute("data-symbol")));
                Assert.Equal(source.Confirmed == false, card.QuerySelector(".card-head .badge.warn:last-child") is not null);
            }
            Assert.Contains(method.Hash[..16], page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("clause.", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain(">kind.", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_method_names_the_sources_of_the_plant_that_use_it()
    {
        var used = PlantRecords.Sources().Where(s => s.MethodSource.StartsWith("M08.", StringComparison.Ordinal)).ToList();
        var page = Render<MethodPage>(p => p.Add(m => m.Id, "M08"));
        Assert.NotEmpty(used);
        Assert.All(used, s => Assert.NotEmpty(page.FindAll($"a[href='/sources#{s.Id}']")));
    }

    [Fact]
    public void A_default_leads_to_its_row_and_names_the_document()
    {
        var page = Render<MethodPage>(p => p.Add(m => m.Id, "M08"));
        var row = page.FindAll(".method-source").Single(s => s.Id == "M08.electrode").QuerySelector("tr[data-symbol=EF_el]")!;
        Assert.Equal("/library/tables/process.steel2013.process#electrode", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("3.663", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("S13-STEEL", row.QuerySelector(".citation")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.DoesNotContain("S13-STEEL", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_page_shows_every_row_and_every_value()
    {
        foreach (var table in PreviewHost.Library.Factors.Tables.Values)
        {
            var page = Render<TablePage>(p => p.Add(t => t.Reference, table.Reference));
            Assert.Equal(table.Steam?.Rows.Length ?? table.Rows.Length, page.FindAll("tbody tr").Count);
            Assert.Equal(table.Rows.Sum(r => r.Cells.Count), page.FindAll(".factor-rows .quantity").Count);
            Assert.Equal(table.Rows.Sum(r => r.Cells.Values.Count(c => !c.Confirmed)), page.FindAll(".open-mark").Count);
        }
    }

    [Fact]
    public void What_must_not_be_taken_silently_is_marked()
    {
        var fuels = Render<TablePage>(p => p.Add(t => t.Reference, "fuels.NDRC-2014-2015-FAMILY"));
        Assert.Equal(3, fuels.FindAll("tr[id=lng] .disputed").Count);
        var asphalt = Render<TablePage>(p => p.Add(t => t.Reference, "process.petro2014.defaults")).Find("tr[id=oxidised_asphalt]");
        Assert.Contains("0.03", asphalt.TextContent, StringComparison.Ordinal);
        Assert.Contains("0.05", asphalt.TextContent, StringComparison.Ordinal);
        Assert.Contains("several candidates", asphalt.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_s_file_holds_every_value_with_all_its_digits()
    {
        foreach (var table in PreviewHost.Library.Factors.Tables.Values)
        {
            var lines = FactorTableCsv.Write(table, PreviewHost.Library.Factors).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(TableFacts.Of(table).Values, lines.Length - 1);
        }
        var fuels = FactorTableCsv.Write(PreviewHost.Library.Factors.Tables["fuels.NDRC-2014-2015-FAMILY"], PreviewHost.Library.Factors);
        Assert.Contains(",lng,", fuels, StringComparison.Ordinal);
        Assert.Contains(",ncv,24.515,GJ/t,false,false,", fuels, StringComparison.Ordinal);
    }

    [Fact]
    public void A_province_and_a_year_find_one_row_across_all_tables()
    {
        var page = Render<TablesPage>();
        page.Find("#find").Input("江苏 2023");
        Assert.Equal("/library/tables/electricity.MEE-NBS-2023.provincial", page.FindAll("tbody a").Single().GetAttribute("href")!.Split('#')[0]);
    }

    [Fact]
    public void A_page_of_something_unknown_says_so_and_leads_back()
    {
        Assert.Contains("no method M99", Render<MethodPage>(p => p.Add(m => m.Id, "M99")).Markup, StringComparison.Ordinal);
        Assert.Contains("no table x.y", Render<TablePage>(p => p.Add(t => t.Reference, "x.y")).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "nav.overview")]
    [InlineData("/meters/mill-2", "nav.meters")]
    [InlineData("/library/methods/M08", "nav.sources")]
    [InlineData("/sources", "nav.sources")]
    [InlineData("/sourcesx", null)]
    [InlineData("/figures/x", null)]
    public void A_page_belongs_to_a_section(string path, string? section) => Assert.Equal(section, Section.Of(path)?.Word);
}
