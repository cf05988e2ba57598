using System.Buffers;
using System.Threading.Channels;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Subscribes at a broker. Messages are handled in the order of their arrival and acknowledged in that order, each when its readings are durable.</summary>
public sealed class MqttChannel : IChannel, IDisposable
{
    private readonly MqttBrokerOptions options;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly IMqttMapping mapping;
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<Arrival> arrivals;
    private int connection;

    /// <summary>A channel of valid options.</summary>
    public MqttChannel(MqttBrokerOptions options, IMqttMapping mapping, ChannelSurroundings around)
    {
        (this.options, this.mapping, this.around) = (options, mapping, around);
        recorder = around.State.AddChannel(options.Id, ChannelProtocols.Of(options));
        foreach (var meter in options.MeterIds)
            around.State.AddMeter(meter, options.Id);
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
        arrivals = Channel.CreateBounded<Arrival>(new BoundedChannelOptions(options.HeldReadings) { SingleReader = true });
        client.ApplicationMessageReceivedAsync += ArrivedAsync;
        client.DisconnectedAsync += DisconnectedAsync;
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var finish = new CancellationTokenSource();
        var delivery = DeliverAllAsync(finish.Token);
        await StayConnectedAsync(stopping);
        arrivals.Writer.TryComplete();
        finish.CancelAfter(around.LastHandOver);
        await delivery;
        await DisconnectAsync();
        recorder.Connected(false);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task StayConnectedAsync(CancellationToken stopping)
    {
        var wait = TimeSpan.FromMilliseconds(500);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!client.IsConnected)
                {
                    recorder.Connected(false);
                    await ConnectAsync(stopping);
                    wait = TimeSpan.FromMilliseconds(500);
                }
                foreach (var (topic, payload) in mapping.Requests(around.Time.GetUtcNow()))
                    await client.PublishBinaryAsync(topic, payload, MqttQualityOfServiceLevel.AtMostOnce, retain: false, stopping);
                await Task.Delay(TimeSpan.FromMilliseconds(250), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                around.Metrics.Reconnect(opened: false);
                recorder.Failed($"{options.Host}:{options.Port}: {failure.Message}");
                around.Logger.LogWarning("Channel {Channel}: no connection to {Host}:{Port}: {Error}", options.Id, options.Host, options.Port, failure.Message);
                await Task.Delay(wait * (0.5 + Random.Shared.NextDouble() / 2), stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                wait = wait * 2 > options.ReconnectAtMost ? options.ReconnectAtMost : wait * 2;
            }
        }
    }

    private async Task ConnectAsync(CancellationToken stopping)
    {
        Interlocked.Increment(ref connection);
        await MqttConnection.OpenAsync(client, options, stopping);
        around.Metrics.Reconnect(opened: true);
        var subscription = new MqttClientSubscribeOptionsBuilder();
        foreach (var topic in mapping.Topics)
            subscription.WithTopicFilter(topic, MqttQualityOfServiceLevel.AtLeastOnce);
        var granted = await client.SubscribeAsync(subscription.Build(), stopping);
        foreach (var refused in granted.Items.Where(i => (int)i.ResultCode > 2))
            recorder.Failed($"the broker refuses the subscription to {refused.TopicFilter.Topic}: {refused.ResultCode} (reason code 0x{(int)refused.ResultCode:X2}); check what it allows the user");
        mapping.Connected();
        await AnnounceAsync(options.Birth, stopping);
        recorder.Connected(true);
    }

    private Task DisconnectedAsync(MqttClientDisconnectedEventArgs ended)
    {
        recorder.Connected(false);
        if (ended.ClientWasConnected && MqttConnection.Ended(ended, options) is { } reason)
            recorder.Failed(reason);
        return Task.CompletedTask;
    }

    private async Task AnnounceAsync(MqttNotice? notice, CancellationToken cancellation)
    {
        if (notice is not null)
            await client.PublishStringAsync(notice.Topic, notice.Payload, MqttQualityOfServiceLevel.AtLeastOnce, notice.Retain, cancellation);
    }

    private async Task ArrivedAsync(MqttApplicationMessageReceivedEventArgs arrived)
    {
        arrived.AutoAcknowledge = false;
        // The client uses the payload's memory again as soon as this returns.
        var payload = arrived.ApplicationMessage.Payload;
        if (payload.Length > options.LargestMessage)
            recorder.Failed($"a message on {arrived.ApplicationMessage.Topic} of {payload.Length} bytes was passed over: largestMessage is {options.LargestMessage}");
        await arrivals.Writer.WriteAsync(new(arrived, arrived.ApplicationMessage.Topic, payload.Length > options.LargestMessage ? [] : payload.ToArray(), around.Time.GetUtcNow(), Volatile.Read(ref connection)));
    }

    private async Task DeliverAllAsync(CancellationToken finish)
    {
        try
        {
            while (await arrivals.Reader.WaitToReadAsync(finish))
            {
                var batch = new List<Arrival>();
                while (batch.Count < options.ReceiveMaximum && arrivals.Reader.TryRead(out var arrival))
                    batch.Add(arrival);
                await DeliverAsync(batch, finish);
            }
        }
        catch (OperationCanceledException)
        {
            around.Logger.LogInformation("Channel {Channel} stopped; what is not acknowledged comes again", options.Id);
        }
    }

    private async Task DeliverAsync(List<Arrival> batch, CancellationToken finish)
    {
        recorder.Held(batch.Count);
        var readings = batch.SelectMany(a => mapping.Read(a.Topic, a.Payload, a.At)).ToList();
        await Task.WhenAll(MqttMapping.Join(readings).Select(r => outbox.DeliverAndNoteAsync(r, finish)));
        foreach (var arrival in batch)
            await AcknowledgeAsync(arrival, finish);
        recorder.Held(-batch.Count);
    }

    private async Task AcknowledgeAsync(Arrival arrival, CancellationToken finish)
    {
        // After a new connection the same packet id may stand for another message; an unacknowledged one comes again and counts once.
        if (arrival.Connection != Volatile.Read(ref connection))
            return;
        try
        {
            await arrival.Message.AcknowledgeAsync(finish);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !finish.IsCancellationRequested)
        {
            around.Logger.LogDebug(failure, "Channel {Channel}: an acknowledgement could not be sent; the message comes again and counts once", options.Id);
        }
    }

    private async Task DisconnectAsync()
    {
        try
        {
            if (!client.IsConnected)
                return;
            using var limit = new CancellationTokenSource(around.LastHandOver);
            await AnnounceAsync(options.Will, limit.Token);
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception failure)
        {
            around.Logger.LogDebug(failure, "Channel {Channel}: disconnecting failed", options.Id);
        }
    }

    private readonly record struct Arrival(MqttApplicationMessageReceivedEventArgs Message, string Topic, byte[] Payload, DateTimeOffset At, int Connection);
}
