using System.Text.Json.Nodes;
using Carbon.Node.Configuration;

namespace Carbon.Node.Tests.Acquisition.Hj212;

/// <summary>The CO2 mass of a stack is a point like any other: a source counts it.</summary>
public sealed class Co2BindingTests
{
    [Fact]
    public void A_source_is_bound_to_the_mass_of_a_stack_in_kilograms_where_its_method_takes_tonnes()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocols", "hj212.md"));
        var samples = page.Split("```json").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])!).ToList();
        var plant = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", "terminal.json")))!.AsObject();
        plant["channels"]!.AsArray().Add(samples[0][0]!.DeepClone());
        plant["meters"]!.AsArray().Add(samples[1]["meters"]![0]!.DeepClone());
        plant["sources"]!.AsArray().Add(samples[1]["sources"]![0]!.DeepClone());
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, plant.ToJsonString());
            var node = ConfigurationFile.Read(file, ShippedConfiguration.Library());
            Assert.Contains(node.Sources, s => s.MethodSource == "X-GBT32150.comb");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
