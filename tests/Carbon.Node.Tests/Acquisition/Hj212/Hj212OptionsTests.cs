using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Hj212.Cems;
using Carbon.Node.Channels;

namespace Carbon.Node.Tests.Acquisition.Hj212;

public sealed class Hj212OptionsTests
{
    [Fact]
    public void The_sample_of_the_page_is_valid_and_reads_back_as_it_is_written()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocols", "hj212.md"));
        var channels = JsonSerializer.Deserialize<List<ChannelOptions>>(page.Split("```json")[1].Split("```")[0], ChannelOptions.Json)!;
        Assert.Empty(ChannelFactory.Validate(channels, "channels"));
        var text = JsonSerializer.Serialize(channels, ChannelOptions.Json);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<List<ChannelOptions>>(text, ChannelOptions.Json), ChannelOptions.Json));
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_place()
    {
        var meter = new Hj212MeterOptions
        {
            MeterId = "m",
            Mn = "a;b",
            Password = "x=1",
            MinuteData = TimeSpan.FromMinutes(7),
            Points = [new() { PointId = "p", Factor = "a-1", Field = "Rtd" }],
            Co2 = Sample.Co2 with { Flow = Sample.Co2.Flow with { Unit = FlowUnit.MPerS }, Concentration = new() { Unit = ConcentrationUnit.MgPerM3, Basis = GasBasis.Wet, State = GasState.Duct }, Moisture = null },
        };
        var channel = Sample.Channel(70_000) with { Listen = "here", AllowFrom = ["10.0.0.0/40"], TimeZone = "Asia/Nowhere", Connections = 0, Meters = [meter, meter with { MeterId = "n" }] };
        Assert.Superset(
            new HashSet<string>
            {
                "c.port", "c.listen", "c.allowFrom[0]", "c.timeZone", "c.connections", "c.meters[1].mn", "c.meters[0].mn", "c.meters[0].password", "c.meters[0].minuteData", "c.meters[0].points[0].factor",
                "c.meters[0].points[0].field", "c.meters[0].co2.flow.area", "c.meters[0].co2.flow.basis", "c.meters[0].co2.moisture", "c.meters[0].co2.barometer",
            },
            channel.Validate("c").Select(p => p.Path).ToHashSet());
    }

    [Fact]
    public void The_password_is_masked_where_options_are_shown()
    {
        Assert.DoesNotContain("secret", ChannelSecrets.Show(Sample.Channel(1)));
        Assert.Contains("env:STACK", ChannelSecrets.Show(Sample.Channel(1) with { Meters = [Sample.Channel(1).Meters[0] with { Password = "env:STACK" }] }));
    }

    [Theory]
    [InlineData("""{"protocol":"hj212","id":"a","port":1,"meters":[{"meterId":"m","mn":"1","co2":{"pointId":"p","concentration":{"unit":"volPercent"},"flow":{"factor":"a00000","unit":"m3PerS","basis":"dry","state":"standard"}}}]}""", "basis")]
    [InlineData("""{"protocol":"hj212","id":"a","port":1,"meters":[{"meterId":"m","mn":"1","co2":{"pointId":"p","concentration":{"unit":"volPercent","basis":"dry"},"flow":{"factor":"a00000","unit":"m3PerS","basis":"dry"}}}]}""", "state")]
    public void A_mass_is_not_computed_where_basis_or_state_are_not_said(string json, string named) =>
        Assert.Contains(named, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ChannelOptions>(json, ChannelOptions.Json)).Message);
}
