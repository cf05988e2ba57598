using System.Globalization;
using System.Text.Json;
using Carbon.Metering;

namespace Carbon.Node.Acquisition.Mqtt;

/// <summary>Reads one point out of a JSON payload.</summary>
public sealed class MqttPayload
{
    private readonly MqttPointOptions options;
    private readonly JsonPath value;
    private readonly JsonPath? time;
    private readonly JsonPath? id;
    private readonly JsonPath? quality;

    /// <summary>A reader for valid options.</summary>
    public MqttPayload(MqttPointOptions options)
    {
        this.options = options;
        value = Path(options.Value)!;
        (time, id, quality) = (Path(options.Time), Path(options.Id), Path(options.Quality));
    }

    /// <summary>The point.</summary>
    public MqttPointOptions Options => options;

    /// <summary>The reading in <paramref name="document"/>; null with a reason when the payload has none.</summary>
    public PointReading? Read(JsonElement document, DateTimeOffset arrived, out string error)
    {
        error = "";
        var at = arrived;
        if (time is not null && (time.Find(document) is not { } stamp || !TryTime(stamp, out at)))
            return Missing($"no time at {options.Time}", out error);
        if (value.Find(document) is not { } found)
            return Missing($"nothing at {options.Value}", out error);
        var known = quality is null ? Quality.Good : QualityOf(quality.Find(document));
        var number = Number(found);
        var reading = id?.Find(document)?.ToString() ?? "";
        return number is { } n && known != Quality.Bad
            ? new(options.PointId, at, n, known, reading)
            : new(options.PointId, at, null, Quality.Bad, reading);
    }

    private decimal? Number(JsonElement element)
    {
        var text = element.ValueKind is JsonValueKind.String ? element.GetString()! : element.ValueKind is JsonValueKind.Number ? element.GetRawText() : "";
        try
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var raw) ? raw * options.Scale + options.Offset : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool TryTime(JsonElement element, out DateTimeOffset at)
    {
        at = default;
        if (element.ValueKind == JsonValueKind.String)
            return DateTimeOffset.TryParse(element.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) && HasOffset(element.GetString()!);
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number) || number is < 0 or > 99_999_999_999_999m)
            return false;
        at = DateTimeOffset.FromUnixTimeMilliseconds((long)(number < 100_000_000_000m ? number * 1000m : number));
        return true;
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-') || (text.Length > 5 && text[^5] is '+' or '-' && text.Contains('T'));

    private static Quality QualityOf(JsonElement? element) => element?.ToString().ToLowerInvariant() switch
    {
        "good" => Quality.Good,
        "estimated" or "uncertain" => Quality.Estimated,
        _ => Quality.Bad,
    };

    private static JsonPath? Path(string? text) =>
        text is null ? null : JsonPath.TryParse(text, out var path, out var error) ? path : throw new ArgumentException(error, nameof(text));

    private static PointReading? Missing(string reason, out string error)
    {
        error = reason;
        return null;
    }
}
