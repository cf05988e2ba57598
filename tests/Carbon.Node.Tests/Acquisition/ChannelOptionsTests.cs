using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Modbus;

namespace Carbon.Node.Tests.Acquisition;

public sealed class ChannelOptionsTests
{
    [Theory]
    [InlineData("""{"protocol":"modbus-tcp","id":"a","host":"h","meters":[],"colour":1}""", "colour")]
    [InlineData("""{"protocol":"modbus-udp","id":"a","host":"h","meters":[]}""", "modbus-udp")]
    [InlineData("""{"protocol":"modbus-tcp","id":"a","meters":[]}""", "host")]
    [InlineData("""{"protocol":"modbus-tcp","id":"a","host":"h","timeout":"soon","meters":[]}""", "timeout")]
    [InlineData("""{"protocol":"modbus-tcp","id":"a","host":"h","timeout":5,"meters":[]}""", "timeout")]
    public void Unknown_keys_and_wrong_values_are_refused_by_name(string json, string named)
    {
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ChannelOptions>(json, ChannelOptions.Json));
        Assert.Contains(named, $"{refused.Message} {refused.Path}");
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_place()
    {
        var meter = new ModbusMeterOptions { MeterId = "m", Unit = 300, Points = [new() { PointId = "a", Register = 65535, Type = ModbusType.Float32 }, new() { PointId = "a", Register = 1, Every = TimeSpan.Zero }] };
        var channel = new ModbusRtuOptions { Id = "c", SerialPort = "", Meters = [meter, meter with { MeterId = "n" }] };
        var places = ChannelFactory.Validate([channel, channel], "channels").Select(p => p.Path).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "channels[0].meters[0].unit", "channels[0].meters[1].unit", "channels[0].meters[0].points[0].register", "channels[0].meters[0].points[0].order",
                "channels[0].meters[0].points[1].pointId", "channels[0].meters[0].points[1].every", "channels[0].serialPort", "channels[1].id", "channels[1].meters",
            },
            places);
    }
}
