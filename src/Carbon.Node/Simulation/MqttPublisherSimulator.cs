using System.Globalization;
using Carbon.Node.Acquisition.Channels;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Simulation;

/// <summary>Publishes registers with quality of service 1; what could not be sent is sent again.</summary>
public sealed class MqttPublisherSimulator(MqttPublisherOptions options, IRegisterSource source, TimeProvider time, PollClock clock)
{
    private readonly PollClock.Alarm alarm = new();

    /// <summary>Publishes until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await using var cancelled = stopping.Register(() => clock.Cancel(alarm));
        var due = options.Points.Select(p => Schedule.Next(time.GetUtcNow(), p.Every)).ToArray();
        for (var sequence = 0L; due.Length > 0 && !stopping.IsCancellationRequested;)
        {
            await clock.WaitUntilAsync(alarm, due.Min());
            for (var i = 0; i < due.Length && !stopping.IsCancellationRequested; i++)
            {
                var now = time.GetUtcNow();
                if (due[i] > now)
                    continue;
                await PublishAsync(client, options.Points[i], due[i], ++sequence, stopping);
                due[i] = Schedule.Next(now, options.Points[i].Every);
            }
        }
    }

    private async Task PublishAsync(IMqttClient client, MqttPublishedPoint point, DateTimeOffset at, long sequence, CancellationToken stopping)
    {
        if (source.Read(point.MeterId, point.PointId, at) is not { } value)
            return;
        var payload = string.Create(CultureInfo.InvariantCulture, $$"""{"v":1,"t":"{{at:yyyy-MM-dd'T'HH:mm:ss.fffzzz}}","value":"{{value}}","q":"good","seq":{{sequence}}}""");
        var message = new MqttApplicationMessageBuilder().WithTopic(point.Topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!client.IsConnected)
                    await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(options.Host, options.Port).Build(), stopping);
                await client.PublishAsync(message, stopping);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
