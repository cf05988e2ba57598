using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Carbon.Portal.Formulas;
using Carbon.Portal.Language;
using Carbon.Portal.Tests.Preview;

namespace Carbon.Portal.Tests.Formulas;

/// <summary>Formulas in mathematical layout.</summary>
public sealed partial class FormulaViewTests : BunitContext
{
    public FormulaViewTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddSingleton<Words>();
    }

    [Theory]
    [InlineData("A * 44 / 12", "E=|A|×[44/12]")]
    [InlineData("A / B / C * D", "E=|[A/B×C]|×D")]
    [InlineData("A * B / 1000", "E=|[A×B/1000]")]
    [InlineData("A - (B - C)", "E=|A|−(B−C)")]
    [InlineData("A - B * C", "E=|A|−B|×C")]
    [InlineData("(A + B) * C", "E=|(A+B)|×C")]
    [InlineData("(A + B) / (C - D)", "E=|[A+B/C−D]")]
    [InlineData("sum_i(A - B) * C", "E=|(∑{i}(A−B))|×C")]
    [InlineData("C * sum_i(A * B)", "E=|C|×∑{i}A×B")]
    [InlineData("A * 10^-3", "E=|A|×10^{−3}")]
    [InlineData("(A * B)^2", "E=|(A×B)^{2}")]
    [InlineData("max(A - B, 0)", "E=|max(A−B,0)")]
    [InlineData("sqrt(A + B)", "E=|√{A+B}")]
    [InlineData("-A * B", "E=|(−A)|×B")]
    public void A_formula_is_set_as_on_paper(string formula, string set) => Assert.Equal(set, Set(Render<FormulaView>(p => p.Add(f => f.Text, formula).Add(f => f.Symbols, []))));

    [Fact]
    public void A_symbol_carries_its_title_its_unit_and_its_value_with_every_digit()
    {
        var view = Render<FormulaView>(p => p.Add(f => f.Text, "FC * EF_CO2").Add(f => f.Values, true).Add(f => f.Symbols,
        [
            new FormulaSymbol("FC", "fuel burned", 1234.5678m, "1e4Nm3", true, true),
            new FormulaSymbol("EF_CO2", "factor", 2.1m, "tCO2/t", false, false),
        ]));
        Assert.Equal("FC · fuel burned · 1234.5678 10⁴Nm³", view.Find("[data-symbol=FC]").GetAttribute("data-tip"));
        Assert.Equal("1,230", view.Find("[data-symbol=FC] .symbol-value").TextContent);
        var factor = view.Find("[data-symbol=EF_CO2]");
        Assert.Contains("unconfirmed", factor.ClassList);
        Assert.EndsWith("△ unconfirmed", factor.GetAttribute("data-tip"), StringComparison.Ordinal);
        Assert.Contains("△", factor.TextContent, StringComparison.Ordinal);
        Assert.Equal("CO₂", factor.QuerySelector(".symbol-index")!.TextContent);
        Assert.Equal("Formula: E = FC × EF_CO2", view.Find(".formula").GetAttribute("aria-label"));
    }

    [Fact]
    public void What_is_no_formula_is_shown_as_it_is_and_nothing_of_it_becomes_markup()
    {
        Assert.Equal("A * <b>", Render<FormulaView>(p => p.Add(f => f.Text, "A * <b>").Add(f => f.Symbols, [])).Find("code").TextContent);
        var titled = Render<FormulaView>(p => p.Add(f => f.Text, "A").Add(f => f.Symbols, [new FormulaSymbol("A", "\"><script>", null, "", true, true)]));
        Assert.Empty(titled.FindAll("script"));
    }

    [Fact]
    public void Every_formula_of_the_library_can_be_set()
    {
        foreach (var source in PreviewHost.Library.Methods.Values.SelectMany(m => m.Sources))
        {
            foreach (var formula in source.Parameters.SelectMany(p => p.Derive.Select(r => r.Formula)).Append(source.Formula))
            {
                var view = Render<FormulaView>(p => p.Add(f => f.Text, formula.Text).Add(f => f.Symbols, []));
                var names = Name().Matches(formula.Text).Select(m => m.Value).Where(n => n is not ("max" or "min" or "sqrt") && !n.StartsWith("sum_", StringComparison.Ordinal));
                Assert.Equal(names.Count() + 1, view.FindAll(".symbol").Count);
            }
        }
    }

    [Theory]
    [InlineData("EF_CO2", "EF", "CO₂")]
    [InlineData("FR10", "FR", "10")]
    [InlineData("C_EXT_CO2", "C", "EXT, CO₂")]
    [InlineData("ETA_dust", "η", "dust")]
    [InlineData("distance_km", "distance km", "")]
    [InlineData("FC__1", "FC", "1")]
    [InlineData("_", "_", "")]
    public void A_name_is_written_with_its_index(string name, string letters, string index)
    {
        var notation = SymbolNotation.Of(name);
        Assert.Equal((letters, index), (notation.Base, notation.Index));
    }

    private static string Set(IRenderedComponent<FormulaView> view) => string.Join('|', view.FindAll("math").Select(m => Read(m)));

    private static string Read(AngleSharp.Dom.IElement element) => element.LocalName switch
    {
        "mfrac" => $"[{Read(element.Children[0])}/{Read(element.Children[1])}]",
        "msup" => $"{Read(element.Children[0])}^{{{Read(element.Children[1])}}}",
        "munder" => $"{Read(element.Children[0])}{{{Read(element.Children[1])}}}",
        "msqrt" => $"√{{{string.Concat(element.Children.Select(Read))}}}",
        _ => element.Children.Length == 0 ? element.TextContent : string.Concat(element.Children.Select(Read)),
    };

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*")]
    private static partial Regex Name();
}
