using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Http;
using Carbon.Node.Acquisition.Mqtt;

namespace Carbon.Node.Simulation;

/// <summary>JSON in which a channel finds the registers of its meters at the paths that its points name. Meters that do not answer are not in it.</summary>
public sealed class SimulatedAnswer(HttpPollOptions options, IRegisterSource source)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>The answer at a time: the registers at the last whole multiple of the channel's interval.</summary>
    public string At(DateTimeOffset now)
    {
        var at = Schedule.Next(now, options.Every) - options.Every;
        JsonNode? answer = null;
        var arrays = new Dictionary<string, Dictionary<string, JsonNode?>>(StringComparer.Ordinal);
        foreach (var meter in options.Meters)
            foreach (var point in meter.Points)
            {
                if (source.Read(meter.MeterId, point.PointId, at) is not { } value)
                    continue;
                if (point.Records is not { } records)
                {
                    answer = Record(answer, meter.MeterId, point, value, at);
                    continue;
                }
                if (!arrays.TryGetValue(records, out var array))
                    arrays[records] = array = new(StringComparer.Ordinal);
                var whose = $"{point.Key} {point.KeyIs}";
                array[whose] = Record(array.GetValueOrDefault(whose), meter.MeterId, point, value, at);
            }
        foreach (var (path, records) in arrays)
            answer = Put(answer, path, new JsonArray([.. records.Values]));
        return (answer ?? new JsonObject()).ToJsonString();
    }

    private JsonNode Record(JsonNode? record, string meterId, HttpPointOptions point, decimal value, DateTimeOffset at)
    {
        record = Put(record, point.Value, JsonValue.Create((value - point.Offset) / point.Scale));
        if (point.Key is { } key)
            record = Put(record, key, JsonValue.Create(point.KeyIs)!);
        if (point.Time is { } time)
            record = Put(record, time, Time(point.TimeForm, at));
        if (point.Id is { } id)
            record = Put(record, id, JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{meterId}-{at.ToUnixTimeSeconds()}"))!);
        return point.Quality is { } quality ? Put(record, quality, JsonValue.Create("good")) : record;
    }

    private JsonValue Time(HttpTimeForm form, DateTimeOffset at) => form switch
    {
        HttpTimeForm.UnixSeconds => JsonValue.Create(at.ToUnixTimeSeconds()),
        HttpTimeForm.UnixMilliseconds => JsonValue.Create(at.ToUnixTimeMilliseconds()),
        _ => JsonValue.Create(TimeZoneInfo.ConvertTime(at, _zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
    };

    private static JsonNode Put(JsonNode? document, string path, JsonNode value) =>
        JsonPath.TryParse(path, out var place, out var error) ? place.Put(document, value) : throw new ArgumentException(error, nameof(path));
}
