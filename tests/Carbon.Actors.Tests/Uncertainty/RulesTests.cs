using Carbon.Accounting;
using Carbon.Accounting.Uncertainty;
using Carbon.Contracts;

namespace Carbon.Tests.Uncertainty;

public sealed class RulesTests
{
    [Theory]
    [InlineData("electricity", "0.2S", 0.2)]
    [InlineData("electricity", "0.5 S", 0.5)]
    [InlineData("electricity", "1.0", 1)]
    [InlineData("electricity", "2.0级", 2)]
    [InlineData("electricity", "class B", 1)]
    [InlineData("electricity", "D级", 0.2)]
    [InlineData("natural-gas", "1.5", 1.5)]
    [InlineData("heat", "Class 2", 3.44)]
    [InlineData("water", "2", 2)]
    [InlineData("coal", "0.5", 0.5)]
    public void A_class_is_its_limit_over_the_root_of_three(string medium, string accuracyClass, double percent) =>
        Uncertain.Near(percent / 100d / Math.Sqrt(3d), Uncertain.Rules.Instrument(medium, accuracyClass).Standard!.Value);

    [Fact]
    public void Transformers_add_in_quadrature() =>
        Uncertain.Near(Math.Sqrt(0.005 * 0.005 + 0.002 * 0.002 + 0.005 * 0.005) / Math.Sqrt(3d), Uncertain.Rules.Instrument("electricity", "0.5S; CT 0.2S; VT 0.5").Standard!.Value);

    [Theory]
    [InlineData("electricity", "", "no accuracy class")]
    [InlineData("electricity", "0.7", "0.7")]
    [InlineData("electricity", "0.5S; CT 9", "9")]
    [InlineData("moonlight", "1", "moonlight")]
    public void What_is_not_understood_is_unknown_and_says_what(string medium, string accuracyClass, string said)
    {
        var unknown = Uncertain.Rules.Instrument(medium, accuracyClass);
        Assert.Null(unknown.Standard);
        Assert.Contains(said, unknown.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_takes_its_own_uncertainty_before_any_rule_and_the_first_rule_that_fits()
    {
        var factor = new ConstantRecord { Symbol = "EF_elec", Unit = "tCO2/MWh", SymbolKind = "default" };
        Assert.Equal(("grid-electricity", 0.025m), Of(factor));
        factor.Uncertainty = DecimalValue.From(0.012m);
        Assert.Equal(0.006m, Uncertain.Rules.Parameter(factor, "scope2.electricity").Standard);
        Assert.Equal(("stoichiometry", 0m), Of(new ConstantRecord { Symbol = "r", Unit = "1", SymbolKind = "constant" }));
        Assert.Equal(("heat-value-lab", 0.0075m), Of(new ConstantRecord { Symbol = "NCV", Unit = "GJ/t", SymbolKind = "lab" }));
        Assert.Equal(("heat-value-solid-liquid", 0.05m), Of(new ConstantRecord { Symbol = "NCV", Unit = "GJ/t", SymbolKind = "default" }));
        Assert.Null(Uncertain.Rules.Parameter(new ConstantRecord { Symbol = "x", Unit = "kg/moon" }, "").Standard);

        static (string, decimal?) Of(ConstantRecord constant)
        {
            var found = Uncertain.Rules.Parameter(constant, "scope2.electricity");
            return (found.Rule, found.Standard);
        }
    }

    [Theory]
    [InlineData("parts: []", "parts: []\nextra: 1", "unknown key 'extra'")]
    [InlineData("percent: 1", "percent: much", "'much' is not a number")]
    [InlineData("percent: 1", "percent: 1, limit: 2", "exactly one of")]
    [InlineData(", confirmed: false", "", "confirmed: true or false")]
    [InlineData("source: book, ", "", "'source' is missing")]
    [InlineData("class: '1'", "klass: '1'", "unknown key 'klass'")]
    [InlineData("media: [water]", "media: water", "list of texts")]
    [InlineData("schema: carbon-uncertainty/1", "schema: other/1", "carbon-uncertainty/1 is expected")]
    public void A_mistake_is_told_with_file_and_line(string right, string wrong, string said)
    {
        const string sound = """
            schema: carbon-uncertainty/1
            version: 1
            instruments:
              - family: water
                media: [water]
                classes:
                  - {class: '1', percent: 1, source: book, confirmed: false}
            transformers: []
            parts: []
            parameters: []
            """;
        var file = Path.Combine(Directory.CreateTempSubdirectory("carbon-rules-").FullName, UncertaintyRules.FileName);
        try
        {
            File.WriteAllText(file, sound);
            UncertaintyRules.Load(file);
            File.WriteAllText(file, sound.Replace(right, wrong, StringComparison.Ordinal));
            var refused = Assert.Throws<AccountingLibraryException>(() => UncertaintyRules.Load(file));
            Assert.Contains(refused.Problems, p => p.Message.Contains(said, StringComparison.Ordinal) && p.Line > 0 && p.File == UncertaintyRules.FileName);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
