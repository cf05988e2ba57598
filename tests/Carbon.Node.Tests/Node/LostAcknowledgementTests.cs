using System.Globalization;
using System.Text.RegularExpressions;
using Carbon.Node.Tests.Acquisition;
using MQTTnet;
using MQTTnet.Protocol;

namespace Carbon.Node.Tests.Node;

/// <summary>A broker that dies after it has delivered and before it hears that the message was taken.</summary>
public sealed partial class LostAcknowledgementTests
{
    private static readonly DateTimeOffset Since = TimeProvider.System.GetUtcNow().AddHours(-1);

    [SkippableFact]
    public async Task A_message_whose_acknowledgement_the_broker_never_heard_comes_again_after_its_death_and_counts_once()
    {
        Skip.IfNot(MosquittoBroker.IsInstalled, "mosquitto is not installed");
        using var broker = await MosquittoBroker.StartLastingAsync();
        await using var cable = new Relay(broker.Port);
        await using var node = new TestNode(SmallPlant.Pushed($$"""
            {"protocol": "mqtt", "id": "broker", "host": "127.0.0.1", "port": {{cable.Port}}, "clientId": "works", "reconnectAtMost": "500ms", "meters": [
              {"meterId": "hall", "points": [{"pointId": "energy", "topic": "works/hall", "time": "$.t", "id": "$.seq"}]}]}
            """));
        await node.StartAsync();
        var client = node.Client(await node.TokenAsync("administrator"));
        await PublishAsync(broker.Port, 1);
        await CountedAsync(client, accepted: 1, duplicates: 0);
        await ForgetAsync(broker.Port);

        cable.IsDeaf = true;
        await PublishAsync(broker.Port, 2);
        await CountedAsync(client, accepted: 2, duplicates: 0);
        await broker.UntilKeptAsync("\"seq\":2");
        await broker.KillAsync();
        cable.Cut();
        await broker.StartAgainAsync();
        cable.IsDeaf = false;
        cable.Mend();
        await CountedAsync(client, accepted: 2, duplicates: 1);

        // Acknowledged this time: the next message follows and nothing comes a third time.
        await PublishAsync(broker.Port, 3);
        await CountedAsync(client, accepted: 3, duplicates: 1);
    }

    private static async Task PublishAsync(int port, int number)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        // Retained, so that it arrives however late the terminal subscribes.
        await client.PublishStringAsync("works/hall", $$"""{"t":"{{Since.AddMinutes(number):yyyy-MM-dd'T'HH:mm}}:00Z","value":5,"seq":{{number}}}""", MqttQualityOfServiceLevel.AtLeastOnce, retain: number == 1);
        await client.DisconnectAsync();
    }

    /// <summary>Takes the retained message away; it would come again at every subscription.</summary>
    private static async Task ForgetAsync(int port)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build());
        await client.PublishStringAsync("works/hall", "", MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        await client.DisconnectAsync();
    }

    private static async Task CountedAsync(HttpClient client, int accepted, int duplicates)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var counted = (Accepted: -1, Duplicates: -1); counted != (accepted, duplicates);)
        {
            try
            {
                await pause.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal((accepted, duplicates), counted);
            }
            var text = await client.GetStringAsync("/metrics", CancellationToken.None);
            counted = (Count(text, "accepted"), Count(text, "duplicate"));
        }
    }

    private static int Count(string metrics, string outcome) => Counter().Matches(metrics).Where(m => m.Groups["outcome"].Value == outcome)
        .Sum(m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("""^carbon_readings(_total)?\{[^}]*outcome="(?<outcome>\w+)"[^}]*\} (?<count>\d+)""", RegexOptions.Multiline)]
    private static partial Regex Counter();
}
