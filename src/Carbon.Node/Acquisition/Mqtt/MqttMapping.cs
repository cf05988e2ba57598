using System.Text.Json;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Turns messages into readings of the meters that their topics belong to.</summary>
internal sealed class MqttMapping : IMqttMapping
{
    private readonly ChannelSurroundings around;
    private readonly (string Topic, string MeterId, MqttPayload Payload)[] points;

    public MqttMapping(MqttOptions options, ChannelSurroundings around)
    {
        this.around = around;
        points = [.. options.Meters.SelectMany(m => m.Points.Select(p => (p.Topic, m.MeterId, new MqttPayload(p))))];
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Topics => [.. points.Select(p => p.Topic).Distinct()];

    /// <inheritdoc/>
    public void Connected()
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Topic, byte[] Payload)> Requests(DateTimeOffset now) => [];

    /// <inheritdoc/>
    public IReadOnlyList<MeterReadings> Read(string topic, byte[] bytes, DateTimeOffset arrived)
    {
        using var document = Parse(bytes, out var error);
        var results = new List<MeterReadings>();
        foreach (var meter in points.Where(p => MqttTopic.Matches(p.Topic, topic)).GroupBy(p => p.MeterId))
        {
            var readings = new List<PointReading>();
            foreach (var (_, _, payload) in meter)
                if (document is not null && payload.Read(document.RootElement, Milliseconds(arrived), out error) is { } reading)
                    readings.Add(reading);
            Note(meter.Key, topic, bytes, arrived, readings.Count > 0 ? "" : error);
            if (readings.Count > 0)
                results.Add(new(meter.Key, readings, bytes));
        }
        return results;
    }

    /// <summary>Joins the readings of each meter; the frame of the last message is kept.</summary>
    public static IEnumerable<MeterReadings> Join(IReadOnlyList<MeterReadings> sets) =>
        sets.GroupBy(s => s.MeterId).Select(g => g.Count() == 1 ? g.First() : new MeterReadings(g.Key, [.. g.SelectMany(s => s.Readings)], g.Last().Frame));

    private void Note(string meterId, string topic, byte[] bytes, DateTimeOffset arrived, string error)
    {
        var recorder = around.State.Recorder(meterId);
        around.Metrics.Request();
        recorder?.Frame(arrived, sent: false, bytes.AsSpan(0, Math.Min(bytes.Length, 4096)));
        if (error.Length == 0)
        {
            recorder?.Answered(arrived);
            return;
        }
        around.Metrics.Failure("Payload");
        recorder?.Disbelieved(arrived, $"message on {topic}: {error}");
    }

    private static JsonDocument? Parse(byte[] bytes, out string error)
    {
        try
        {
            error = "";
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException failure)
        {
            error = $"not JSON: {failure.Message}";
            return null;
        }
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
