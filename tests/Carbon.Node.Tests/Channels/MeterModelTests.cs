using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Channels;
using Carbon.Node.Channels.Table;
using Carbon.Node.Configuration;
using Carbon.Node.MeterModels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Tests.Channels;

public sealed class MeterModelTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(ShippedConfiguration.Folder, MeterModelLibrary.Folder);
    private static readonly Carbon.Accounting.AccountingLibrary Library = ShippedConfiguration.Library();
    private readonly string _own = Directory.CreateTempSubdirectory("carbon-models-").FullName;

    public void Dispose() => Directory.Delete(_own, recursive: true);

    [Fact]
    public void Every_shipped_model_loads_names_its_sources_and_writes_out_to_sound_options()
    {
        var models = MeterModelLibrary.Load(Shipped, null, Library);
        Assert.Empty(models.Problems);
        Assert.Equal(Directory.GetFiles(Shipped, "*.yaml").Length, models.Models.Count());
        foreach (var model in models.Models)
        {
            Assert.All(model.Sources, s => Assert.NotEmpty(s.Text));
            Assert.Equal($"{model.Id}.yaml", Path.GetFileName(Directory.GetFiles(Shipped, $"{model.Id}.yaml").Single()));
            foreach (var protocol in MeterModelCheck.Protocols(model))
            {
                var problems = new List<OptionProblem>();
                Assert.NotNull(models.Expand(new ModelChoice(model.Id, 40m, 100m, [], null), protocol, problems));
                Assert.Empty(problems);
            }
        }
    }

    [Theory]
    [InlineData("register: 72", "register: 70000", "point energy-import", "registers run from 0")]
    [InlineData("unit: kWh", "unit: parsec", "point energy-import", "is not a unit")]
    [InlineData("kind: counter", "kind: meter", "point energy-import", "counter, interval, gauge")]
    [InlineData("type: float32", "type: float33", "point energy-import", "could not be converted")]
    [InlineData("vendor: Eastron", "wendor: Eastron", "model mine.meter", "'wendor' is not known")]
    [InlineData("protocol: modbus", "protocol: telepathy", "model mine.meter", "is no protocol")]
    [InlineData("name: {zh: 正向有功电能, en: 'active energy, import'}", "name: {zh: 正向有功电能}", "point energy-import", "needs 'en'")]
    public void A_fault_of_a_model_is_named_by_file_line_model_and_point(string from, string to, string where, string what)
    {
        var text = File.ReadAllText(Path.Combine(Shipped, "eastron.sdm120.yaml")).Replace("id: eastron.sdm120", "id: mine.meter", StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at > 0, from);
        File.WriteAllText(Path.Combine(_own, "mine.yaml"), string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));

        var models = MeterModelLibrary.Load(Shipped, _own, Library);

        Assert.Null(models.Find("mine.meter"));
        Assert.Contains(models.Problems, p => p.Contains("mine.yaml, line ", StringComparison.Ordinal) && p.Contains(where, StringComparison.Ordinal) && p.Contains(what, StringComparison.Ordinal));
        Assert.NotNull(models.Find("eastron.sdm120"));
    }

    [Fact]
    public void A_model_of_ones_own_stands_before_the_shipped_one()
    {
        File.WriteAllText(Path.Combine(_own, "a.yaml"), File.ReadAllText(Path.Combine(Shipped, "eastron.sdm120.yaml")).Replace("version: '1'", "version: '7'", StringComparison.Ordinal));
        var model = MeterModelLibrary.Load(Shipped, _own, Library).Find("eastron.sdm120")!;
        Assert.Equal(("7", true), (model.Version, model.IsOwn));
    }

    [Theory]
    [InlineData("a=1; b=true; c=text; d=\"1\"; e=\"x;y\"; f={\"g\":[1,2]}; h=00010000; i=\" blank \"")]
    public void Options_in_a_cell_come_back_as_they_were(string cell)
    {
        var options = CellOptions.Read(cell);
        Assert.Equal(["1", "true", "\"text\"", "\"1\"", "\"x;y\"", "{\"g\":[1,2]}", "\"00010000\"", "\" blank \""], options.Select(o => o.Value!.ToJsonString()));
        Assert.True(JsonNode.DeepEquals(options, CellOptions.Read(CellOptions.Text(options))));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a=1; a=2")]
    [InlineData("a={\"b\"")]
    public void A_cell_that_is_not_well_formed_says_so(string cell) => Assert.Throws<FormatException>(() => CellOptions.Read(cell));
}
