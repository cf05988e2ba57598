using System.Globalization;
using Bunit;
using Carbon.Portal.Frame;
using Carbon.Portal.Language;
using Carbon.Portal.Library;
using Carbon.Portal.Tests.Plant;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Library;

/// <summary>The time for which factors hold, as far as it is stated.</summary>
public sealed class ValidityTests : PageContext
{
    private const string Own = """
        schema: carbon-factors/1
        file: own
        tables:
          - id: boiler
            title: {zh: 自测锅炉, en: boilers}
            source: test report 12
            confirmed: true
            evidence: primary
            columns: {ef: {unit: tCO2/t}}
            rows:
              - {key: b1, zh: 一号, en: one, ef: 1.9, data_year: 2024, valid_from: 2025-01-01, valid_to: 2025-12-31, published: 2025-02-03}
              - {key: b2, zh: 二号, en: two, ef: 2.1}
        """;


    public ValidityTests() : base(MeterPlan.Start.AddHours(2))
    {
        Services.AddSingleton(OwnLibrary.With("factors", "own.yaml", Own));
    }

    [Fact]
    public void A_row_shows_its_days_its_year_and_its_publication_and_the_file_has_them()
    {
        var page = Render<TablePage>(p => p.Add(t => t.Reference, "own.boiler"));
        Assert.Equal(["data year 2024", "valid 2025-01-01 – 2025-12-31", "published 2025-02-03"], page.FindAll("tr[id=b1] .validity").Select(v => v.TextContent));
        Assert.Equal("–", page.Find("tr[id=b2] td[data-label=Validity]").TextContent.Trim());
        Assert.Equal("by row", page.Find(".table-validity").TextContent.Trim());
        var library = Services.GetRequiredService<Carbon.Accounting.AccountingLibrary>();
        var lines = FactorTableCsv.Write(library.Factors.Tables["own.boiler"], library.Factors).Split("\r\n");
        Assert.EndsWith(",document,data_year,valid_from,valid_to,published,used_for", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",2024,2025-01-01,2025-12-31,2025-02-03,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_which_nothing_is_stated_says_so_once()
    {
        foreach (var table in PreviewHost.Library.Factors.Tables.Values)
        {
            var page = Render<TablePage>(p => p.Add(t => t.Reference, table.Reference));
            Assert.Equal(Validity.ByRow(table) || Validity.Stated(table.Facts) ? 0 : 1, page.FindAll("dd, td").Count(d => d.TextContent.Trim() == "not stated"));
            Assert.Equal(Validity.ByRow(table) ? table.Rows.Length : 0, page.FindAll("td[data-label=Validity]").Count);
            Assert.All(table.Rows.Where(r => r.Facts.Published is not null), r => Assert.Contains(Validity.Day(r.Facts.Published), page.Find($"tr[id='{r.Key}'] td[data-label=Validity]").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_found_shows_for_when_it_holds()
    {
        var page = Render<TablesPage>();
        page.Find("#find").Input("江苏 2023");
        var cell = page.Find("td[data-label=Validity]").TextContent;
        Assert.Contains("2023", cell, StringComparison.Ordinal);
        Assert.Contains("2025-12-31", cell, StringComparison.Ordinal);
    }
}
