using Carbon.Accounting;
using Carbon.Node.Configuration;

namespace Carbon.Node.Tests.Configuration;

/// <summary>The configurations that travel with the program.</summary>
public sealed class ShippedConfigurationsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "config");

    [Theory]
    [InlineData("terminal.json")]
    [InlineData("demo/terminal.json")]
    public void A_shipped_configuration_is_sound(string file) =>
        Assert.NotEmpty(ConfigurationFile.Read(Path.Combine(Folder, file), AccountingLibrary.Load(Folder)).Sources);

    [Fact]
    public void Every_meter_of_the_sample_terminal_is_on_a_channel()
    {
        var node = ConfigurationFile.Read(Path.Combine(Folder, "terminal.json"), AccountingLibrary.Load(Folder));

        Assert.Equal(node.Meters.Select(m => m.Id).Order(), node.Channels.SelectMany(c => c.MeterIds).Order());
    }
}
