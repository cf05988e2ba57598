using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Tests.Accounting.Binding;
using static Carbon.Tests.Accounting.Binding.BindingKit;

namespace Carbon.Tests.Accounting;

/// <summary>Methods and factors of a plant's own beside the shipped ones.</summary>
public sealed class OwnLibraryTests : IDisposable
{
    private const string Method = """
        schema: carbon-method/1
        id: P01
        version: 1
        title: {zh: 本厂方法, en: method of the works}
        gwp_set: null
        total: kiln
        sources:
          - id: P01.kiln
            title: {zh: 窑, en: kiln}
            category: scope1.carbonate
            gases: [CO2]
            sign: 1
            formula: M_stone * C_stone * 44 / 12
            result_unit: tCO2
            parameters:
              - {symbol: M_stone, title: {zh: 石料, en: stone}, unit: t, kind: activity, default: null}
              - {symbol: C_stone, title: {zh: 含碳量, en: carbon content}, unit: tC/t, kind: lab, range: [0, 0.2], default: {table: works.stone, column: value, row: quarry}}
        """;

    private const string Factors = """
        schema: carbon-factors/1
        file: works
        tables:
          - id: stone
            title: {zh: 石料, en: stone}
            source: laboratory of the works
            data_year: 2025
            published: 2026-01-15
            confirmed: true
            columns: {value: {unit: tC/t}}
            rows:
              - {key: quarry, zh: 采石场, en: quarry, value: 0.12, uncertainty: 0.03}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("own").FullName;

    public OwnLibraryTests()
    {
        Write("methods/P01.yaml", Method);
        Write("factors/works.yaml", Factors);
    }

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_method_and_a_table_of_one_s_own_are_bound_like_shipped_ones()
    {
        var record = Bind();

        Assert.Equal("works.stone/quarry", record.Constants.Single().Table);
        Assert.Equal(0.03m, record.Constants.Single().Uncertainty.ToDecimal());
        Assert.Equal(44m, Carbon.Accounting.Sources.SourceFormula.Compile(record).Tonnes([100m], 0));
        Assert.True(Load().Methods["P01"].IsOwn);
        Assert.Equal(new DateOnly(2026, 1, 15), Load().Factors.Find("works.stone")!.Find("quarry")!.Facts.Published);
    }

    [Theory]
    [InlineData("M_stone * C_stone * 44 / 12", "M_stone * C_ston * 44 / 12", "unknown symbol C_ston (at 11 of")]
    [InlineData("M_stone * C_stone * 44 / 12", "M_stone * C_stone", "44 / 12 is missing")]
    [InlineData("M_stone * C_stone * 44 / 12", "M_stone + C_stone", "cannot be added or compared (at 9 of")]
    [InlineData("kind: activity, default: null}", "kind: activity, derive: M_stone * 1, default: null}", "circle")]
    [InlineData("range: [0, 0.2]", "range: [0.2, 0]", "low at most high")]
    [InlineData("row: quarry", "row: query", "has no row query")]
    [InlineData("symbol: C_stone", "symbol: M_stone", "same symbol")]
    [InlineData("id: P01\n", "id: M08\n", "same id and version")]
    public void A_mistake_in_one_s_own_method_is_named_with_file_line_method_and_symbol(string text, string mistake, string message)
    {
        Write("methods/P01.yaml", Method.Replace(text, mistake, StringComparison.Ordinal));

        var problem = Assert.Throws<AccountingLibraryException>(Load).Problems.First(p => p.Message.Contains(message, StringComparison.Ordinal));

        Assert.Equal("library/methods/P01.yaml", problem.File);
        Assert.NotEqual(0, problem.Line);
        Assert.NotNull(problem.Method);
    }

    [Fact]
    public void A_value_outside_its_range_is_refused_with_the_symbol()
    {
        Write("factors/works.yaml", Factors.Replace("value: 0.12", "value: 0.5", StringComparison.Ordinal));

        Assert.Contains("C_stone = 0.5 is outside its range 0 to 0.2", Assert.Throws<AccountingException>(Bind).Message);
    }

    [Theory]
    [InlineData("data_year: 2025", "data_year: last", "is not a year")]
    [InlineData("published: 2026-01-15", "published: 15.1.2026", "is not a day")]
    [InlineData("uncertainty: 0.03", "uncertainty: high", "95 % confidence")]
    [InlineData("carbon-factors/1", "carbon-units/1", "shipped library alone")]
    [InlineData("- {key: quarry,", "- {key: quarry, value: 1}\n      - {key: quarry,", "key of its own")]
    public void A_mistake_in_one_s_own_table_is_named(string text, string mistake, string message)
    {
        Write("factors/works.yaml", Factors.Replace(text, mistake, StringComparison.Ordinal));

        Assert.Contains(Assert.Throws<AccountingLibraryException>(Load).Problems, p => p.File == "library/factors/works.yaml" && p.Line > 0 && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shipped_table_is_not_redefined_under_its_version_but_may_have_a_higher_one()
    {
        var same = Factors.Replace("file: works", "file: heat", StringComparison.Ordinal).Replace("id: stone", "id: heat-factor", StringComparison.Ordinal)
            .Replace("tC/t}", "tCO2/GJ}", StringComparison.Ordinal).Replace("key: quarry", "key: default", StringComparison.Ordinal);
        Write("factors/heat.yaml", same);
        Assert.Contains(Assert.Throws<AccountingLibraryException>(Load).Problems, p => p.File == "library/factors/heat.yaml" && p.Message.Contains("raise the version", StringComparison.Ordinal));

        Write("factors/heat.yaml", same.Replace("id: heat-factor", "id: heat-factor\n    version: 2", StringComparison.Ordinal).Replace("value: 0.12", "value: 0.11", StringComparison.Ordinal));
        Assert.Equal(2, Load().Factors.Find("heat.heat-factor")!.Number);
    }

    [Theory]
    [InlineData("factors/works.yaml", "value: 0.12", "value: 0.13", "works.stone version 1")]
    [InlineData("methods/P01.yaml", "M_stone * C_stone * 44 / 12", "C_stone * M_stone * 44 / 12", "P01 version 1")]
    public void A_version_in_use_keeps_its_content(string file, string text, string change, string named)
    {
        var used = Bind();
        Assert.Empty(LibraryUse.Problems([used], Load()));
        var content = File.ReadAllText(Path.Combine(folder, file));

        Write(file, content.Replace(text, change, StringComparison.Ordinal));
        var problem = Assert.Single(LibraryUse.Problems([used], Load()));
        Assert.Contains(named, problem);
        Assert.Contains("raise the version", problem);

        Write(file, content.Replace(text, change, StringComparison.Ordinal).Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("id: stone", "id: stone\n    version: 2", StringComparison.Ordinal));
        Assert.Empty(LibraryUse.Problems([used], Load()));
    }

    [Fact]
    public void Comments_and_layout_of_a_table_are_not_its_content()
    {
        var used = Bind();
        Write("factors/works.yaml", "# revised in layout only\n" + Factors.Replace("title: {zh: 石料, en: stone}", "title:\n      zh: 石料\n      en: stone", StringComparison.Ordinal));
        Assert.Empty(LibraryUse.Problems([used], Load()));
    }

    private AccountingLibrary Load() => AccountingLibrary.Load(ShippedLibrary.ConfigFolder, folder);

    private Contracts.SourceRecord Bind() => new SourceBinder(Load(), Works).Bind(Identity, Bound("P01.kiln", ("M_stone", "belt", "total")));

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
