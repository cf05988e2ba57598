using System.Buffers;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Mqtt.Sparkplug;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Simulation;

/// <summary>A simulated edge node of Sparkplug B: tells its birth and those of its devices, publishes registers by number, and is born again when a host asks.</summary>
/// <param name="port">Port of the broker on loopback.</param>
/// <param name="group">Group of the edge node.</param>
/// <param name="node">The edge node.</param>
/// <param name="points">Its metrics by meter.</param>
/// <param name="every">Time between two publications, on the clock of the simulation.</param>
/// <param name="source">What the meters show.</param>
/// <param name="time">Their clock.</param>
/// <param name="clock">Wakes it.</param>
public sealed class SparkplugNodeSimulator(
    int port, string group, string node, IReadOnlyList<(string MeterId, SparkplugPointOptions Point)> points, TimeSpan every, IRegisterSource source, TimeProvider time, PollClock clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private readonly PollClock.Alarm _alarm = new();
    private ulong _birth;
    private ulong _sequence;
    private volatile bool _isBorn;

    /// <summary>Publishes until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += Heard;
        client.DisconnectedAsync += _ =>
        {
            clock.Wake(_alarm);
            return Task.CompletedTask;
        };
        await using var cancelled = stopping.Register(() => clock.Cancel(_alarm));
        for (var due = Schedule.Next(time.GetUtcNow(), every); !stopping.IsCancellationRequested;)
        {
            try
            {
                if (!client.IsConnected)
                    await ConnectAsync(client, stopping);
                if (!_isBorn)
                    await BeBornAsync(client, stopping);
                if (due <= time.GetUtcNow())
                {
                    await SendAsync(client, due, stopping);
                    due = Schedule.Next(time.GetUtcNow(), every);
                }
                await clock.WaitUntilAsync(_alarm, due);
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                _isBorn = false;
                await Task.Delay(Again, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private Task Heard(MqttApplicationMessageReceivedEventArgs heard)
    {
        if (SparkplugReader.TryRead(heard.ApplicationMessage.Payload.ToArray(), out var request, out _) && request.Metrics.Any(m => m.Name == SparkplugPayload.Rebirth && m.Value is true))
        {
            _isBorn = false;
            clock.Wake(_alarm);
        }
        return Task.CompletedTask;
    }

    private async Task ConnectAsync(IMqttClient client, CancellationToken stopping)
    {
        _birth = (_birth + 1) % 256;
        _isBorn = false;
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port)
            .WithWillTopic(Topic("NDEATH", "")).WithWillPayload(SparkplugWriter.Write(new(Now(), null, [Birth()]))).Build(), stopping);
        await client.SubscribeAsync(Topic("NCMD", ""), MqttQualityOfServiceLevel.AtLeastOnce, stopping);
    }

    private async Task BeBornAsync(IMqttClient client, CancellationToken stopping)
    {
        _isBorn = true;
        _sequence = 0;
        var now = time.GetUtcNow();
        await PublishAsync(client, "NBIRTH", "", [Birth(), new(SparkplugPayload.Rebirth, null, Now(), SparkplugType.Boolean, false, false, null, false), .. Metrics("", now, isBirth: true)], stopping);
        foreach (var device in Devices())
            await PublishAsync(client, "DBIRTH", device, Metrics(device, now, isBirth: true), stopping);
    }

    private async Task SendAsync(IMqttClient client, DateTimeOffset at, CancellationToken stopping)
    {
        foreach (var device in Devices().Prepend(""))
            if (Metrics(device, at, isBirth: false) is { Count: > 0 } metrics)
                await PublishAsync(client, device.Length == 0 ? "NDATA" : "DDATA", device, metrics, stopping);
    }

    private async Task PublishAsync(IMqttClient client, string message, string device, IReadOnlyList<SparkplugMetric> metrics, CancellationToken stopping)
    {
        await client.PublishBinaryAsync(Topic(message, device), SparkplugWriter.Write(new(Now(), _sequence, metrics)), cancellationToken: stopping);
        _sequence = (_sequence + 1) % 256;
    }

    private IReadOnlyList<SparkplugMetric> Metrics(string device, DateTimeOffset at, bool isBirth) =>
        [.. points.Index().Where(p => p.Item.Point.Device == device).Select(p => Metric(p.Index, p.Item.MeterId, p.Item.Point, at, isBirth)).Where(m => isBirth || !m.IsNull)];

    /// <summary>Metrics have their names in birth certificates only, and a number that stands for it.</summary>
    private SparkplugMetric Metric(int alias, string meterId, SparkplugPointOptions point, DateTimeOffset at, bool isBirth)
    {
        var value = (source.Read(meterId, point.PointId, at) - point.Offset) / point.Scale;
        return new(isBirth ? point.Metric : "", (ulong)alias, (ulong)at.ToUnixTimeMilliseconds(), isBirth ? SparkplugType.Double : SparkplugType.Unknown, false, value is null, null, value is { } number ? (double)number : null);
    }

    private SparkplugMetric Birth() => new(SparkplugPayload.BirthDeathSequence, null, Now(), SparkplugType.Int64, false, false, null, _birth);

    private IEnumerable<string> Devices() => points.Select(p => p.Point.Device).Where(d => d.Length > 0).Distinct();

    private string Topic(string message, string device) => $"{SparkplugTopic.Namespace}/{group}/{message}/{node}{(device.Length > 0 ? $"/{device}" : "")}";

    private ulong Now() => (ulong)time.GetUtcNow().ToUnixTimeMilliseconds();
}
