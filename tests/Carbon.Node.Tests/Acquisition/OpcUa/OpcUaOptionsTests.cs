using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.OpcUa.Collecting;
using Carbon.Node.Acquisition.OpcUa.Wire;
using Carbon.Node.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace Carbon.Node.Tests.Acquisition.OpcUa;

public sealed class OpcUaOptionsTests
{
    private static readonly DateTimeOffset Arrived = new(2026, 9, 9, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_sample_of_the_page_is_valid()
    {
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocols", "opcua.md")).Split("```json")[1].Split("```")[0];
        var channels = JsonSerializer.Deserialize<List<ChannelOptions>>(sample, ChannelOptions.Json)!;
        Assert.IsType<OpcUaOptions>(Assert.Single(channels));
        Assert.Empty(ChannelFactory.Validate(channels, "channels"));
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_place()
    {
        var options = new OpcUaOptions
        {
            Id = "c",
            Server = new() { Endpoint = "http://h", TrustedCertificates = ["abc"], User = new() { Name = "u" } },
            Subscription = new() { Publishing = TimeSpan.Zero, QueueSize = 0 },
            Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", NodeId = "Line1.Flow", Element = -1, Scale = 0m }] }],
        };
        string[] expected =
        [
            "c.server.endpoint", "c.server.trustedCertificates[0]", "c.server.user.password", "c.subscription.publishing", "c.subscription.queueSize",
            "c.meters[0].points[0].nodeId", "c.meters[0].points[0].element", "c.meters[0].points[0].scale",
        ];
        Assert.Equal(expected.Order(), options.Validate("c").Select(p => p.Path).Order());
    }

    [Fact]
    public void A_users_password_is_enciphered_in_the_journal_and_masked_where_it_is_shown()
    {
        var secrets = new ChannelSecrets(new EphemeralDataProtectionProvider());
        OpcUaOptions With(string password) => new() { Id = "c", Server = new() { Endpoint = "opc.tcp://h:4840", User = new() { Name = "carbon", Password = password } }, Meters = [] };
        var stored = secrets.Store(With("open sesame"));
        Assert.DoesNotContain("sesame", stored + ChannelSecrets.Show(With("open sesame")) + With("open sesame"), StringComparison.Ordinal);
        Assert.Equal("open sesame", ((OpcUaOptions)secrets.Read(stored)).Server.User!.Password);
        Assert.Contains("env:OPCUA", ChannelSecrets.Show(With("env:OPCUA")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_must_outlive_what_waits_for_an_answer()
    {
        var options = new OpcUaOptions { Id = "c", Server = new() { Endpoint = "opc.tcp://h:4840", TokenLifetime = Minute }, Subscription = new() { Publishing = Minute / 8 }, Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", NodeId = "i=1" }] }] };
        Assert.Empty(options.Validate("c"));
        Assert.Equal("c.server.tokenLifetime", Assert.Single((options with { Subscription = new() { Publishing = Minute / 7 } }).Validate("c")).Path);
    }

    [Theory]
    [InlineData(-10, -9, 0, -10)] // the source agrees with the server
    [InlineData(-7200, -7190, 0, -7200)] // both are old: a queue emptied after an outage
    [InlineData(-86400, -1, 0, -1)] // a stamp of the last change
    [InlineData(3600, -1, 0, -1)] // the source's clock is ahead
    [InlineData(3600, 3600, 0, 0)] // both are in the future
    [InlineData(-3600, -3600, -3600, 0)] // the server's clock is known to be wrong
    public void The_time_of_a_reading_is_the_first_that_can_be_believed(int source, int server, int clockOff, int expected)
    {
        var value = new UaDataValue(default, default, Arrived.AddSeconds(source), Arrived.AddSeconds(server));
        Assert.Equal(Arrived.AddSeconds(expected), OpcUaTime.Of(value, Arrived, TimeSpan.FromSeconds(clockOff), Minute));
    }

    [Fact]
    public void Without_a_servers_time_the_source_is_held_against_the_arrival()
    {
        Assert.Equal(Arrived.AddSeconds(-5), OpcUaTime.Of(new(default, default, Arrived.AddSeconds(-5), null), Arrived, TimeSpan.Zero, Minute));
        Assert.Equal(Arrived, OpcUaTime.Of(new(default, default, Arrived.AddDays(-5), null), Arrived, TimeSpan.Zero, Minute));
        Assert.Equal(Arrived, OpcUaTime.Of(new(default, default, null, null), Arrived, TimeSpan.Zero, Minute));
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(1e300, null)]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData(" 12.75 ", "12.75")]
    [InlineData("12,75", null)]
    [InlineData("pump", null)]
    [InlineData(true, "1")]
    public void Only_numbers_become_numbers(object value, string? expected) =>
        Assert.Equal(expected, OpcUaNumber.Of(value)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_number_beyond_decimals_after_scaling_is_none() => Assert.Null(OpcUaNumber.Scaled(decimal.ToDouble(decimal.MaxValue) / 10, 100m, 0m));
}
