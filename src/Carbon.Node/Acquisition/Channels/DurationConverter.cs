using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Durations as people write them: <c>250ms</c>, <c>5s</c>, <c>15m</c>, <c>1h</c>, <c>1d</c>.</summary>
public sealed class DurationConverter : JsonConverter<TimeSpan>
{
    private static readonly (string Suffix, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour), ("d", TimeSpan.TicksPerDay),
    ];

    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Parse(reader.GetString()!) is { } duration
            ? duration
            : throw new JsonException("a duration is a number with a unit: \"250ms\", \"5s\", \"15m\", \"1h\", \"1d\"");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
    {
        var (suffix, ticks) = Units.Last(u => value.Ticks % u.Ticks == 0 || u.Suffix == "ms");
        writer.WriteStringValue($"{(value.Ticks / ticks).ToString(CultureInfo.InvariantCulture)}{suffix}");
    }

    private static TimeSpan? Parse(string text)
    {
        foreach (var (suffix, ticks) in Units)
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && decimal.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= 100_000)
                return TimeSpan.FromTicks((long)(number * ticks));
        return null;
    }
}
