using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Node.Configuration;

/// <summary>Given values by symbol: an object for one value, a list for several with their validity.</summary>
internal sealed class GivenConverter : JsonConverter<IReadOnlyDictionary<string, IReadOnlyList<GivenSection>>>
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<GivenSection>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("\"given\" is an object: symbol to value");
        var given = new Dictionary<string, IReadOnlyList<GivenSection>>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var symbol = reader.GetString()!;
            reader.Read();
            IReadOnlyList<GivenSection> values = reader.TokenType == JsonTokenType.StartArray
                ? JsonSerializer.Deserialize<List<GivenSection>>(ref reader, options)!
                : [JsonSerializer.Deserialize<GivenSection>(ref reader, options) ?? throw new JsonException($"{symbol} has no value")];
            if (!given.TryAdd(symbol, values))
                throw new JsonException($"the symbol {symbol} is given twice; write its values as a list with validFrom and validTo");
        }
        return given;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, IReadOnlyList<GivenSection>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (symbol, values) in value)
        {
            writer.WritePropertyName(symbol);
            if (values.Count == 1)
                JsonSerializer.Serialize(writer, values[0], options);
            else
                JsonSerializer.Serialize(writer, values, options);
        }
        writer.WriteEndObject();
    }
}
