using Carbon.Accounting;

namespace Carbon.Tests.Accounting;

/// <summary>One thing at a time is spoiled in a copy of the shipped library.</summary>
public sealed class LibraryErrorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("library").FullName;

    public LibraryErrorsTests()
    {
        foreach (var kind in new[] { "methods", "factors" })
        {
            Directory.CreateDirectory(Path.Combine(folder, kind));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedLibrary.ConfigFolder, kind)).Where(file => kind == "factors" || Path.GetFileName(file).StartsWith("M08", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(folder, kind, Path.GetFileName(file)));
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("formula: P_flux * EF_flux", "formula: P_flux * EF_flx", "M08.flux", "unknown symbol EF_flx")]
    [InlineData("formula: P_flux * EF_flux", "formula: P_flux * EF_flux *", "M08.flux formula", "ends where")]
    [InlineData("formula: P_flux * EF_flux", "formula: P_flux + EF_flux", "M08.flux", "cannot be added")]
    [InlineData("formula: P_flux * EF_flux", "formula: P_flux * EF_flux / 1000", "M08.flux", "off by the factor")]
    [InlineData("FC * NCV * CC * OF * 44 / 12", "FC * NCV * CC * OF", "M08.comb", "44 / 12 is missing")]
    [InlineData("FC * NCV * CC * OF * 44 / 12", "FC * NCV * CC * OF * 44 / 12 + FC * NCV * CC * OF", "M08.comb", "cannot be added")]
    [InlineData("AD_elec * EF_elec", "AD_elec * EF_elec * 44 / 12", "M08.elec", "")]
    [InlineData("derive: Q_buy - Q_other - Q_sell", "derive: AD_elec - Q_other", "M08.elec AD_elec", "circle")]
    [InlineData("unit: tCO2/MWh", "unit: tCO2/MWhr", "M08.elec EF_elec", "unknown unit 'tCO2/MWhr'")]
    [InlineData("column: ncv, select", "column: nvc, select", "M08.comb NCV", "no column nvc")]
    [InlineData("table: fuels.NDRC-STEEL-2013, column: of", "table: fuels.STEEL, column: of", "M08.comb OF", "no table fuels.STEEL")]
    [InlineData("rows: [limestone, dolomite]", "rows: [limestone, marble]", "M08.flux EF_flux", "no row marble")]
    [InlineData("{value: 3.663, table", "{value: 3.7, table", "M08.electrode EF_el", "is not the value")]
    [InlineData("range: [0, 1]", "range: [1, 0]", "M08.comb OF", "range")]
    [InlineData("total: comb + flux", "total: comb - flux", "total", "sign")]
    [InlineData("total: comb + flux", "total: comb + fluxx", "total", "fluxx is not a source")]
    [InlineData("choose_from: [electricity]", "choose_from: [electricty]", "M08.elec EF_elec", "no table electricty")]
    [InlineData("category: scope2.heat", "category: scope2.warmth", "M08.heat", "scope2.warmth")]
    [InlineData("gwp_set: null", "gwp_set: AR9", "M08", "AR9")]
    public void A_mistake_in_a_method_is_named_with_file_line_and_symbol(string text, string mistake, string symbol, string message)
    {
        var line = Spoil("methods/M08-steel-2013.yaml", text, mistake);

        var error = Assert.Throws<AccountingLibraryException>(() => AccountingLibrary.Load(folder));

        var problem = error.Problems.First(found => found.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal("methods/M08-steel-2013.yaml", problem.File);
        Assert.InRange(problem.Line, line, line + 1);
        Assert.Equal("M08", problem.Method);
        Assert.Contains(symbol, $"{problem.Method} {problem.Symbol}", StringComparison.Ordinal);
        Assert.Contains($"methods/M08-steel-2013.yaml:{problem.Line}", error.Message);
    }

    [Theory]
    [InlineData("factors/units.yaml", "MWh: {dimension: energy, factor: 3.6}", "MWh: {dimension: energy, factor: 3600}", "is not that of its parts")]
    [InlineData("factors/gwp.yaml", "SAR: 21, AR4", "SAR: twenty, AR4", "is not a number")]
    [InlineData("factors/gwp.yaml", "key: CH4,", "key: CO2,", "key of its own")]
    [InlineData("factors/heat.yaml", "schema: carbon-factors/1", "schema: carbon-factors/9", "schema")]
    [InlineData("factors/process.yaml", "schema: carbon-factors/1", "schema: [carbon", "not sound YAML")]
    public void A_mistake_in_a_factor_file_is_named_with_file_and_line(string file, string text, string mistake, string message)
    {
        Spoil(file, text, mistake);
        var error = Assert.Throws<AccountingLibraryException>(() => AccountingLibrary.Load(folder));
        Assert.Contains(error.Problems, problem => problem.File == file && problem.Line > 0 && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        Spoil("methods/M08-steel-2013.yaml", "formula: P_flux * EF_flux", "formula: P_flux");
        Spoil("methods/M08-steel-2013.yaml", "unit: tCO2/MWh", "unit: nonsense");
        Assert.True(Assert.Throws<AccountingLibraryException>(() => AccountingLibrary.Load(folder)).Problems.Length >= 2);
    }

    [Fact]
    public void The_newest_version_of_a_method_counts_and_the_older_one_stays()
    {
        var file = Path.Combine(folder, "methods", "M08-steel-2013.yaml");
        File.WriteAllText(Path.Combine(folder, "methods", "M08-v2.yaml"), File.ReadAllText(file).Replace("version: 1", "version: 2", StringComparison.Ordinal));
        var library = AccountingLibrary.Load(folder);
        Assert.Equal(2, library.Methods["M08"].Version);
        Assert.Equal([1, 2], library.Versions.Select(method => method.Version).Order());
    }

    private int Spoil(string file, string text, string mistake)
    {
        var path = Path.Combine(folder, file);
        var content = File.ReadAllText(path);
        var at = content.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{text}' is not in {file}");
        File.WriteAllText(path, string.Concat(content.AsSpan(0, at), mistake, content.AsSpan(at + text.Length)));
        return content.AsSpan(0, at).Count('\n') + 1;
    }
}
