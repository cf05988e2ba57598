using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Carbon.Metering;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.State;
using Carbon.Node.Simulation;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Tests.Acquisition;

public sealed class MqttTests
{
    private const string Message = """{"v":1,"t":"2026-09-09T08:00:00.000+08:00","value":"123.450","q":"good","seq":17}""";
    private readonly RecordingSink sink = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_becomes_a_reading_with_its_own_time_id_and_quality(bool version311)
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(broker.Port) with { Version311 = version311 }).StartAsync();
        await ConnectedAsync(collecting);
        await PublishAsync(broker.Port, "carbon/plant/t1/p/data", Message);
        await sink.UntilAsync("the message was recorded", "m", 1);
        var reading = sink.Of("m")[0];
        Assert.Equal(("p", new DateTimeOffset(2026, 9, 9, 0, 0, 0, TimeSpan.Zero), 123.45m, Quality.Good, "17"), (reading.PointId, reading.MeasuredAt, reading.Value, reading.Quality, reading.Id));
        Assert.Equal(Message, System.Text.Encoding.UTF8.GetString(sink.Recorded[0].Frame.Span));
    }

    [Fact]
    public async Task A_message_of_quality_of_service_1_is_not_acknowledged_before_its_reading_is_durable()
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        var acknowledged = new TaskCompletionSource();
        broker.Server.ClientAcknowledgedPublishPacketAsync += _ =>
        {
            acknowledged.TrySetResult();
            return Task.CompletedTask;
        };
        var offered = new TaskCompletionSource();
        var durable = new TaskCompletionSource();
        sink.Before = async (_, _) =>
        {
            offered.TrySetResult();
            await durable.Task;
        };
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(broker.Port)).StartAsync();
        await ConnectedAsync(collecting);
        await PublishAsync(broker.Port, "carbon/plant/t1/p/data", Message);
        await offered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<TimeoutException>(() => acknowledged.Task.WaitAsync(TimeSpan.FromMilliseconds(300)));
        durable.SetResult();
        await acknowledged.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_noted_and_does_not_hold_up_the_next()
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(broker.Port)).StartAsync();
        await ConnectedAsync(collecting);
        foreach (var payload in new[] { "not json", "{}", """{"t":"2026-09-09T08:00:00Z"}""", """{"t":"2026-09-09 08:00:00","value":1}""", Message })
            await PublishAsync(broker.Port, "carbon/plant/t1/p/data", payload);
        await sink.UntilAsync("the readable message was recorded", "m", 1);
        Assert.Equal(4, collecting.State.Meter("m")!.Invalid);
    }

    [SkippableFact]
    public async Task At_Mosquitto_messages_sent_while_the_terminal_is_away_arrive_and_a_restart_of_the_broker_is_survived()
    {
        const string program = "/usr/sbin/mosquitto";
        Skip.IfNot(File.Exists(program), "mosquitto is not installed");
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var folder = Directory.CreateTempSubdirectory("carbon-mosquitto");
        var configuration = Path.Combine(folder.FullName, "mosquitto.conf");
        File.WriteAllText(configuration, $"listener {port} 127.0.0.1\nallow_anonymous true\nlog_dest none\n");
        var broker = await StartAsync(program, configuration, port);
        try
        {
            await using (var first = await new Collecting(TimeProvider.System, sink, Options(port)).StartAsync())
                await ConnectedAsync(first);
            await PublishAsync(port, "carbon/plant/t1/p/data", Message.Replace("17", "1"));
            await using var collecting = await new Collecting(TimeProvider.System, sink, Options(port)).StartAsync();
            await sink.UntilAsync("the message sent meanwhile arrived", "m", 1);
            broker.Kill();
            await broker.WaitForExitAsync();
            await ConnectedAsync(collecting, expected: false);
            broker = await StartAsync(program, configuration, port);
            await ConnectedAsync(collecting);
            await PublishAsync(port, "carbon/plant/t1/p/data", Message.Replace("17", "2"));
            await sink.UntilAsync("a message after the restart arrived", all => all.Any(r => r.Readings.Any(p => p.Id == "2")));
        }
        finally
        {
            broker.Kill();
            await broker.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_password_that_stands_in_a_file_is_read_when_connecting_and_a_missing_one_is_said_without_a_crash()
    {
        await using var broker = await MqttBrokerSimulator.StartAsync(IPAddress.Loopback, 0);
        var given = new System.Collections.Concurrent.ConcurrentQueue<string>();
        broker.Server.ValidatingConnectionAsync += connection =>
        {
            given.Enqueue(connection.Password);
            return Task.CompletedTask;
        };
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(broker.Port) with { User = "u", Password = $"file:{file}" }).StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Channels().Single().LastError is not { } error || !error.Contains(file, StringComparison.Ordinal))
        {
            Assert.False(limit.IsCancellationRequested, "the missing file was not named");
            await Task.Yield();
        }
        Assert.Empty(given);

        await File.WriteAllTextAsync(file, "open sesame\n");
        try
        {
            await ConnectedAsync(collecting);
        }
        finally
        {
            File.Delete(file);
        }
        Assert.Equal(["open sesame"], given);
    }

    private static MqttOptions Options(int port) => new()
    {
        Id = "broker",
        Host = "127.0.0.1",
        Port = port,
        ClientId = "terminal-1",
        ReconnectAtMost = TimeSpan.FromMilliseconds(500),
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Topic = "carbon/+/t1/p/data", Value = "$.value", Time = "$.t", Id = "$.seq" }] }],
    };

    private static async Task ConnectedAsync(Collecting collecting, bool expected = true)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Channels().Single(c => c.ChannelId == "broker").Connected != expected)
        {
            Assert.False(limit.IsCancellationRequested, $"the connection to the broker did not become {expected}");
            await Task.Yield();
        }
    }

    private static async Task PublishAsync(int port, string topic, string payload)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        await client.DisconnectAsync();
    }

    private static async Task<Process> StartAsync(string program, string configuration, int port)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["-c", configuration]) { RedirectStandardError = true })!;
        await Listening.AtAsync(port, process);
        return process;
    }
}
