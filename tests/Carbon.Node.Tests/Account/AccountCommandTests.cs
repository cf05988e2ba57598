using System.Text;
using System.Text.Json;
using Carbon.Node.Commands;

namespace Carbon.Node.Tests.Account;

public sealed class AccountCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("account").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void The_worked_examples_run_through_the_verb()
    {
        var (status, results, _) = Run(Path.Combine(AppContext.BaseDirectory, "data", "accounting", "examples.yaml"));
        Assert.Equal(ExitCodes.Success, status);
        var steel = results.Single(result => result.GetProperty("id").GetString() == "B-D01");
        Assert.StartsWith("1668463.498", steel.GetProperty("total_tCO2e").GetString());
        Assert.Equal("42669", steel.GetProperty("deducted").GetString());
        Assert.Equal("-42669", steel.GetProperty("by_category").GetProperty("scope1.industry_specific").GetString());
        var line = steel.GetProperty("lines")[0];
        Assert.Equal("FC * NCV * CC * OF * 44 / 12", line.GetProperty("formula").GetString());
        Assert.Equal("given", line.GetProperty("inputs").GetProperty("NCV").GetProperty("origin").GetString());
    }

    [Fact]
    public void One_calculation_as_json_is_read_too()
    {
        var (status, results, _) = Run(Write("one.json", """{"method": "M08", "inputs": [{"source": "M08.heat", "lines": [{"AD_heat": {"value": "2000", "unit": "MJ"}}]}]}"""));
        Assert.Equal(ExitCodes.Success, status);
        Assert.Equal("0.22", results.Single().GetProperty("total_tCO2e").GetString());
        var factor = results.Single().GetProperty("lines")[0].GetProperty("inputs").GetProperty("EF_heat");
        Assert.Contains("M08/1#", factor.GetProperty("origin").GetString());
    }

    [Theory]
    [InlineData("{source: M08.elec, lines: [{AD_elec: 5, EF_elec: 0.5, FOO: 1}]}", "FOO")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: {value: 5, unit: t}, EF_elec: 0.5}]}", "AD_elec")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: {value: 5, unit: furlong}, EF_elec: 0.5}]}", "furlong")]
    [InlineData("{source: M08.comb, lines: [{FC: 5, NCV: 20, CC: 0.02, OF: 98}]}", "OF")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: 5}]}", "EF_elec")]
    [InlineData("{source: M08.elec, lines: [{Q_buy: 5, Q_sell: 0, EF_elec: 0.5}]}", "Q_other")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: five, EF_elec: 0.5}]}", "AD_elec")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: [5], EF_elec: 0.5}]}", "AD_elec")]
    [InlineData("{source: M08.elec, lines: [{AD_elec: .inf, EF_elec: 0.5}]}", "AD_elec")]
    [InlineData("{source: M08.elec, lines: {AD_elec: 5}}", "lines")]
    [InlineData("{source: M08.elect, lines: []}", "M08.elect")]
    [InlineData("{source: M08.comb, lines: [{FC: 5, select: {fuel: unobtainium}}]}", "unobtainium")]
    [InlineData("{source: M08.comb, lines: [{FC: 5, select: {fule: diesel}}]}", "fule")]
    [InlineData("{source: M08.comb, lines: [{FC: 5, select: {fuel: diesel}, components: {m: []}}]}", "components.m")]
    public void A_bad_input_fails_alone_and_is_named(string entry, string name)
    {
        var (status, results, _) = Run(Write("bad.yaml", $$"""
            examples:
              - {id: bad, method: M08, inputs: [{{entry}}]}
              - {id: good, method: M08, inputs: [{source: M08.heat, lines: [{AD_heat: 1}]}]}
            """));
        Assert.Equal(ExitCodes.CheckFailed, status);
        Assert.Contains(name, results[0].GetProperty("error").GetString());
        Assert.False(results[0].TryGetProperty("total_tCO2e", out _));
        Assert.Equal("0.11", results[1].GetProperty("total_tCO2e").GetString());
    }

    [Theory]
    [InlineData("examples: [")]
    [InlineData("")]
    [InlineData("just a text")]
    [InlineData("examples: 5")]
    public void An_unreadable_file_is_wrong_usage(string text)
    {
        var (status, _, errors) = Run(Write("unreadable.yaml", text));
        Assert.Equal(ExitCodes.Usage, status);
        Assert.Contains("unreadable.yaml", errors);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public void A_missing_file_is_wrong_usage() => Assert.Equal(ExitCodes.Usage, Run(Path.Combine(folder, "none.yaml")).Status);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Status, IReadOnlyList<JsonElement> Results, string Errors) Run(string inputs)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var status = AccountCommand.Run(inputs, Path.Combine(AppContext.BaseDirectory, "config"), output, errors);
        IReadOnlyList<JsonElement> results = output.Length == 0 ? []
            : [.. JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray())).RootElement.GetProperty("results").EnumerateArray()];
        return (status, results, errors.ToString());
    }
}
