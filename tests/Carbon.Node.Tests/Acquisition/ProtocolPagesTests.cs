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
        var samples = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocols", page)).Split("```json").Skip(1).Select(part => part.Split("```")[0]).ToList();
        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.Empty(ChannelFactory.Validate(JsonSerializer.Deserialize<List<ChannelOptions>>(sample, ChannelOptions.Json)!, "channels")));
    }
}
