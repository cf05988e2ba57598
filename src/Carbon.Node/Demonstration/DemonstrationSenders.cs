using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Hj212;
using Carbon.Node.Acquisition.Mqtt;
using Carbon.Node.Acquisition.Mqtt.Sparkplug;
using Carbon.Node.Simulation;

namespace Carbon.Node.Demonstration;

/// <summary>Simulated instruments that send by themselves: gateways and edge nodes at a broker, loggers of stacks.</summary>
internal sealed class DemonstrationSenders(IRegisterSource registers, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan SendEvery = TimeSpan.FromMinutes(15);
    private readonly PollClock _clock = new(time);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _sending = [];

    /// <summary>A gateway that publishes JSON at the broker on <paramref name="port"/>.</summary>
    public void Publish(MqttOptions mqtt, int port)
    {
        var options = new MqttPublisherOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Points = [.. mqtt.Meters.SelectMany(m => m.Points.Select(p => new MqttPublishedPoint(m.MeterId, p.PointId, p.Topic, SendEvery)))],
        };
        Run(new MqttPublisherSimulator(options, registers, time, _clock).RunAsync);
    }

    /// <summary>Edge nodes at the broker on <paramref name="port"/>.</summary>
    public void Publish(SparkplugOptions sparkplug, int port)
    {
        foreach (var node in sparkplug.Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, Point: p))).GroupBy(p => (p.Point.Group, p.Point.Node)))
            Run(new SparkplugNodeSimulator(port, node.Key.Group, node.Key.Node, [.. node], SendEvery, registers, time, _clock).RunAsync);
    }

    /// <summary>Loggers that report to the channel's port.</summary>
    public void Report(Hj212Options hj212)
    {
        foreach (var meter in hj212.Meters)
        {
            var logger = new Hj212LoggerOptions { Host = "127.0.0.1", Port = hj212.Port, Meter = meter, Label = hj212.Label, TimeZone = hj212.TimeZone };
            Run(new Hj212LoggerSimulator(logger, registers, time, _clock).RunAsync);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _clock.Dispose();
        _stopping.Dispose();
    }

    private void Run(Func<CancellationToken, Task> sender) => _sending.Add(Task.Run(() => sender(_stopping.Token)));
}
