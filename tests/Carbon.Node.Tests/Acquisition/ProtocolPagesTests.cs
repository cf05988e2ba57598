using System.Text.Json;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Tests.Acquisition;

public sealed class ProtocolPagesTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Protocols"), "*.md").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_sample_configurations_of_every_protocol_page_are_valid(string page)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocols", page));
        var samples = text.Split("```json").Skip(1).Select(part => part.Split("```")[0].Trim()).Where(sample => sample.StartsWith('[')).ToList();
        Assert.Equal(text.Contains("\"protocol\"", StringComparison.Ordinal), samples.Count > 0);
        Assert.All(samples, sample =>
        {
            var channels = JsonSerializer.Deserialize<List<ChannelOptions>>(sample, ChannelOptions.Json)!;
            Assert.Empty(ChannelFactory.Validate(channels, "channels"));
            var again = JsonSerializer.Serialize(channels, ChannelOptions.Json);
            Assert.Equal(again, JsonSerializer.Serialize(JsonSerializer.Deserialize<List<ChannelOptions>>(again, ChannelOptions.Json), ChannelOptions.Json));
        });
    }
}
