using System.Text.Json;
using Carbon.Node.Acquisition.Mqtt;

namespace Carbon.Node.Acquisition.Http;

/// <summary>Reads one point out of an answer.</summary>
public sealed class HttpMapping
{
    private readonly HttpPointOptions options;
    private readonly TimeZoneInfo zone;
    private readonly MqttPayload payload;
    private readonly JsonPath? records;
    private readonly JsonPath? key;
    private readonly JsonPath? time;

    /// <summary>A reader for valid options.</summary>
    public HttpMapping(HttpPointOptions options, TimeZoneInfo zone)
    {
        (this.options, this.zone) = (options, zone);
        payload = new(new() { PointId = options.PointId, Topic = "-", Value = options.Value, Id = options.Id, Quality = options.Quality, Scale = options.Scale, Offset = options.Offset });
        (records, key, time) = (Path(options.Records), Path(options.Key), Path(options.Time));
    }

    /// <summary>The readings of the point; <paramref name="error"/> says what could not be read, beside those that could.</summary>
    public IReadOnlyList<PointReading> Read(JsonElement document, DateTimeOffset asked, out string error)
    {
        error = "";
        var readings = new List<PointReading>();
        if (records is null)
        {
            Add(readings, document, asked, "", ref error);
            return readings;
        }
        if (records.Find(document) is not { ValueKind: JsonValueKind.Array } array)
        {
            error = $"no array at {options.Records}";
            return readings;
        }
        foreach (var (index, record) in array.EnumerateArray().Index())
            Add(readings, record, asked, $"record {index}: ", ref error);
        return readings;
    }

    private void Add(List<PointReading> readings, JsonElement record, DateTimeOffset asked, string where, ref string error)
    {
        if (key is not null && key.Find(record)?.ToString() != options.KeyIs)
            return;
        var at = time is null ? asked : time.Find(record) is { } stamp ? HttpTime.Read(stamp, options.TimeForm, zone) : null;
        if (at is null)
            error = $"{where}no time of the form {options.TimeForm} at {options.Time}";
        else if (payload.Read(record, at.Value, out var missing) is { } reading)
            readings.Add(reading);
        else
            error = where + missing;
    }

    private static JsonPath? Path(string? text) =>
        text is null ? null : JsonPath.TryParse(text, out var path, out var error) ? path : throw new ArgumentException(error, nameof(text));
}
