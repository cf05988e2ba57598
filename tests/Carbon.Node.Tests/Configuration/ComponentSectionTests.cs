using System.Text.Json;
using Carbon.Accounting.Binding;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Node.Sources;

namespace Carbon.Node.Tests.Configuration;

/// <summary>Components of a list as they are written in a configuration and sent to the API.</summary>
public sealed class ComponentSectionTests
{
    private const string Plant = """
        {
          "role": "terminal",
          "plant": {"id": "works", "nameZh": "厂", "nameEn": "works", "timeZone": "Asia/Shanghai", "method": "M09"},
          "meters": [{"id": "belt", "nameZh": "皮带秤", "nameEn": "belt", "medium": "solid", "points": [{"id": "total", "kind": "counter", "unit": "t", "every": "1h"}]}],
          "items": [{"id": "carbon", "kind": "analysis", "unit": "tC/t"}, {"id": "ethylene", "kind": "quantity", "unit": "t"}],
          "sources": [{"id": "balance", "nameZh": "碳平衡", "nameEn": "balance", "methodSource": "M09.feedstock", "components": {
            "p": [{"item": "ethylene", "select": {"product": "ethylene"}, "activity": {"AD_p": {"item": "ethylene"} } }],
            "r": [{"item": "naphtha", "given": {"CC_r": {"item": "carbon"} }, "activity": {"AD_r": {"meter": "belt", "point": "total"} } }],
            "w": []
          } }]
        }
        """;

    [Fact]
    public void Components_are_bound_and_written_again_as_they_were()
    {
        var node = Read(Plant);
        var library = ShippedConfiguration.Library();
        var record = BindingSections.Bind(node.Sources[0], node, library);
        Assert.Equal(["AD_p__1", "AD_r__1"], record.Activities.Select(a => a.Symbol).Order());

        var section = SourceSections.Of(record)!;
        Assert.Equal(["p", "r", "w"], section.Components.Keys.Order());
        Assert.Equal(("belt", "total"), (section.Components["r"][0].Activity["AD_r"].Meter, section.Components["r"][0].Activity["AD_r"].Point));
        var again = JsonSerializer.Deserialize<SourceSection>(JsonSerializer.Serialize(section, ChannelOptions.Json), ChannelOptions.Json)!;
        Assert.Equal(record, new SourceBinder(library, new ConfiguredPlant(node)).Bind(BindingSections.Identity(again, node), BindingSections.Binding(again)));
    }

    [Theory]
    [InlineData("\"point\": \"total\"", "\"point\": \"none\"", "$.sources[0].components.r[0].AD_r", "has no point 'none'")]
    [InlineData("{\"item\": \"carbon\"}", "{\"item\": \"ethylene\"}", "$.sources[0].components.r[0].CC_r", "holds amounts")]
    [InlineData("\"meter\": \"belt\", \"point\": \"total\"", "\"meter\": \"belt\"", "$.sources[0].components.r[0].AD_r", "meter")]
    public void A_fault_is_told_with_component_and_symbol(string sound, string broken, string path, string message)
    {
        Assert.Contains(sound, Plant, StringComparison.Ordinal);
        var problems = Assert.Throws<ConfigurationException>(() => Read(Plant.Replace(sound, broken, StringComparison.Ordinal))).Message;
        Assert.Contains(path[2..], problems, StringComparison.Ordinal);
        Assert.Contains(message, problems, StringComparison.Ordinal);
    }

    private static NodeConfiguration Read(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return ConfigurationFile.Read(file, ShippedConfiguration.Library());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
