using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Against a Mosquitto that asks for certificates; a second listener without is for the senders of the test.</summary>
public sealed class MqttTlsTests : IAsyncLifetime
{
    private const string Program = "/usr/sbin/mosquitto";
    private readonly RecordingSink sink = new();
    private readonly TestCertificates certificates = new();
    private readonly TestCertificates others = new();
    private readonly int secure = FreePort();
    private readonly int plain = FreePort();
    private readonly string configuration = Path.GetTempFileName();
    private Process? broker;

    public async Task InitializeAsync()
    {
        certificates.Issue("localhost", server: true).Dispose();
        certificates.Issue("terminal", server: false).Dispose();
        others.Issue("terminal", server: false).Dispose();
        if (File.Exists(Program))
            await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await KillAsync();
        File.Delete(configuration);
        certificates.Dispose();
        others.Dispose();
    }

    [SkippableTheory]
    [InlineData(MqttVersion.V5, false)]
    [InlineData(MqttVersion.V311, true)]
    public async Task With_a_certificate_of_the_authority_messages_arrive_and_a_restarted_broker_is_found_again(MqttVersion version, bool pfx)
    {
        Skip.IfNot(File.Exists(Program), "mosquitto is not installed");
        var own = pfx
            ? new TlsOptions { CaFile = certificates.Authority, CertificateFile = certificates.Pfx("terminal"), KeyPassword = "secret" }
            : new TlsOptions { CaFile = certificates.Authority, CertificateFile = certificates.Certificate("terminal"), KeyFile = certificates.Key("terminal") };
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(own) with { Version = version }).StartAsync();
        await LinkAsync(collecting, c => c.Connected);
        await PublishAsync("1");
        await sink.UntilAsync("the message arrived", "m", 1);
        await KillAsync();
        await LinkAsync(collecting, c => !c.Connected);
        await StartAsync();
        await LinkAsync(collecting, c => c.Connected);
        await PublishAsync("2");
        await sink.UntilAsync("a message after the restart arrived", all => all.Any(r => r.Readings.Any(p => p.Id == "2")));
    }

    [SkippableFact]
    public async Task A_broker_of_another_authority_or_name_is_not_believed_and_the_reason_is_told()
    {
        Skip.IfNot(File.Exists(Program), "mosquitto is not installed");
        var own = new TlsOptions { CaFile = certificates.Authority, CertificateFile = certificates.Certificate("terminal"), KeyFile = certificates.Key("terminal") };
        await RefusedAsync(own with { CaFile = others.Authority }, "not signed by an authority in tls caFile");
        await RefusedAsync(own with { CaFile = null }, "not trusted");
        await RefusedAsync(own with { ServerName = "another.example" }, "for another name");
        await RefusedAsync(own with { KeyFile = "/nowhere/key.pem" }, "cannot be used");
    }

    [SkippableFact]
    public async Task Without_a_certificate_that_the_broker_believes_there_is_no_connection()
    {
        Skip.IfNot(File.Exists(Program), "mosquitto is not installed");
        await RefusedAsync(new() { CaFile = certificates.Authority }, "");
        await RefusedAsync(new() { CaFile = certificates.Authority, CertificateFile = others.Certificate("terminal"), KeyFile = others.Key("terminal") }, "");
    }

    [SkippableFact]
    public async Task The_birth_is_told_at_connection_and_the_will_when_the_terminal_stops()
    {
        Skip.IfNot(File.Exists(Program), "mosquitto is not installed");
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var listener = new MqttClientFactory().CreateMqttClient();
        listener.ApplicationMessageReceivedAsync += m => heard.Writer.WriteAsync(m.ApplicationMessage.ConvertPayloadToString()).AsTask();
        await listener.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", plain).Build());
        await listener.SubscribeAsync("carbon/state");
        var options = Options(new TlsOptions { CaFile = certificates.Authority, CertificateFile = certificates.Certificate("terminal"), KeyFile = certificates.Key("terminal") }) with
        {
            Birth = new() { Topic = "carbon/state", Payload = "here" },
            Will = new() { Topic = "carbon/state", Payload = "gone" },
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using (await new Collecting(TimeProvider.System, sink, options).StartAsync())
            Assert.Equal("here", await heard.Reader.ReadAsync(limit.Token));
        Assert.Equal("gone", await heard.Reader.ReadAsync(limit.Token));
    }

    private async Task RefusedAsync(TlsOptions tls, string reason)
    {
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(tls)).StartAsync();
        await LinkAsync(collecting, c => c.LastError is not null);
        var link = collecting.State.Channels().Single();
        Assert.False(link.Connected);
        Assert.Contains(reason, link.LastError, StringComparison.Ordinal);
    }

    private static async Task LinkAsync(Collecting collecting, Func<Carbon.Node.Acquisition.State.ChannelLink, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition(collecting.State.Channels().Single()))
        {
            Assert.False(limit.IsCancellationRequested, $"the connection did not become what was expected: {collecting.State.Channels().Single()}");
            await Task.Yield();
        }
    }

    private MqttOptions Options(TlsOptions tls) => new()
    {
        Id = "broker",
        Host = "localhost",
        Port = secure,
        ClientId = "terminal-1",
        Tls = true,
        Certificates = tls,
        ReconnectAtMost = TimeSpan.FromMilliseconds(500),
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Topic = "carbon/data", Time = "$.t", Id = "$.seq" }] }],
    };

    private async Task PublishAsync(string id)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", plain).Build());
        await client.PublishStringAsync("carbon/data", $$"""{"t":"2026-09-09T00:00:00Z","value":1,"seq":{{id}}}""", MqttQualityOfServiceLevel.AtLeastOnce);
        await client.DisconnectAsync();
    }

    private async Task StartAsync()
    {
        File.WriteAllText(configuration, $"""
            per_listener_settings true
            log_dest none
            listener {secure} 127.0.0.1
            cafile {certificates.Authority}
            certfile {certificates.Certificate("localhost")}
            keyfile {certificates.Key("localhost")}
            require_certificate true
            allow_anonymous true
            user root
            listener {plain} 127.0.0.1
            allow_anonymous true

            """);
        broker = Process.Start(new ProcessStartInfo(Program, ["-c", configuration]) { RedirectStandardError = true })!;
        await Listening.AtAsync(plain, broker);
    }

    private async Task KillAsync()
    {
        if (broker is null)
            return;
        broker.Kill();
        await broker.WaitForExitAsync();
        broker.Dispose();
        broker = null;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
