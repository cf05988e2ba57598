namespace Carbon.Node.Tests.Node;

public sealed class RefusedConfigurationTests
{
    [Fact]
    public async Task A_sound_configuration_is_found_sound()
    {
        var found = await CheckAsync(SmallPlant.Pushed());
        Assert.True(found.Exit == 0, found.Error);
        Assert.Contains("2 meters", found.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"medium\": \"electricity\"", "\"medium\": \"electricity\", \"colour\": \"red\"", 5, "colour")]
    [InlineData("\"id\": \"main\"", "\"id\": \"hall\"", 7, "meters[1].id")]
    [InlineData("\"unit\": \"kWh\", \"every\": \"1m\", \"modulus\"", "\"unit\": \"GJ.cm\", \"every\": \"1m\", \"modulus\"", 8, "unit")]
    [InlineData("\"unit\": \"kWh\", \"every\": \"1m\", \"label\"", "\"unit\": \"m3\", \"every\": \"1m\", \"label\"", 14, "AD_elec")]
    [InlineData("\"M08.elec\"", "\"M08.teleport\"", 12, "M08.teleport")]
    [InlineData("\"method\": \"M08\"", "\"method\": \"M99\"", 3, "plant.method")]
    [InlineData("\"share\": 0.5", "\"share\": 1.5", 20, "share")]
    [InlineData("\"share\": 0.5", "\"share\": 0.1234567", 20, "share")]
    [InlineData("{\"source\": \"power-hall\", \"share\": 0.5}", "{\"source\": \"power-hall\", \"share\": 0.5}, {\"source\": \"power-hall\", \"share\": 0.1}", 20, "twice")]
    [InlineData("\"source\": \"power-hall\"", "\"source\": \"power-hill\"", 20, "power-hill")]
    [InlineData("\"meter\": \"hall\"", "\"meter\": \"hell\"", 14, "hell")]
    [InlineData("Asia/Shanghai", "Asia/Atlantis", 3, "timeZone")]
    [InlineData("\"role\": \"terminal\",", "\"role\": \"terminal\", \"listen\": \"everywhere\",", 2, "listen")]
    [InlineData("\"role\": \"terminal\",", "\"role\": \"oracle\",", 2, "role")]
    [InlineData("\"nameEn\": \"hall\", ", "", 5, "nameEn")]
    [InlineData("\"medium\": \"electricity\"", "\"medium\": null", 5, "medium")]
    [InlineData("\"points\": [\n      {\"id\": \"energy\", \"kind\": \"interval\"", "\"points\": [null,\n      {\"id\": \"energy\", \"kind\": \"interval\"", 5, "points")]
    [InlineData("\"every\": \"1m\", \"label\"", "\"every\": \"soon\", \"label\"", 6, "every")]
    [InlineData("\"kind\": \"interval\"", "\"kind\": \"spiral\"", 6, "kind")]
    [InlineData("\"modulus\": 10000", "\"modulus\": 10000,", 8, "points")]
    public async Task A_fault_is_refused_with_file_line_and_field(string sound, string broken, int line, string field)
    {
        var text = SmallPlant.Pushed();
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var at = text.IndexOf(sound, StringComparison.Ordinal);

        var found = await CheckAsync(string.Concat(text.AsSpan(0, at), broken, text.AsSpan(at + sound.Length)));

        Assert.Equal(2, found.Exit);
        Assert.Contains("terminal.json", found.Error, StringComparison.Ordinal);
        Assert.Contains($"line {line}", found.Error, StringComparison.Ordinal);
        Assert.Contains(field, found.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", found.Error, StringComparison.Ordinal);
        Assert.Empty(found.Output);
    }

    [Fact]
    public async Task A_channel_that_names_an_unknown_meter_is_refused()
    {
        var found = await CheckAsync(SmallPlant.Pushed("""
            {"id": "broker", "protocol": "mqtt", "host": "127.0.0.1", "clientId": "c", "meters": [{"meterId": "ghost", "points": [{"pointId": "energy", "topic": "t"}]}]}
            """));
        Assert.Equal(2, found.Exit);
        Assert.Contains("ghost", found.Error, StringComparison.Ordinal);
        Assert.Contains("channels[0]", found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var found = await NodeProcess.RunAsync("run", "--config", "/nowhere/at-all.json", "--check");
        Assert.Equal(2, found.Exit);
        Assert.Contains("/nowhere/at-all.json", found.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_plants_own_rules_of_uncertainty_is_refused_with_its_line()
    {
        await using var node = new TestNode(SmallPlant.Pushed());
        var folder = Directory.CreateDirectory(Path.Combine(node.Data, "library")).FullName;
        File.WriteAllText(Path.Combine(folder, "uncertainty.yaml"), "schema: carbon-uncertainty/1\nversion: 1\ninstruments: []\ntransformers: []\nparts: []\nparameters:\n  - {id: x, half_width: -1, source: s, confirmed: true}\n");
        var found = await NodeProcess.RunAsync("run", "--config", node.Config, "--data", node.Data, "--check");
        Assert.Equal(2, found.Exit);
        Assert.Contains("uncertainty.yaml:7", found.Error, StringComparison.Ordinal);
        Assert.Contains("half_width", found.Error, StringComparison.Ordinal);
    }

    private static async Task<Finished> CheckAsync(string configuration)
    {
        await using var node = new TestNode(configuration);
        return await NodeProcess.RunAsync("run", "--config", node.Config, "--check");
    }
}
