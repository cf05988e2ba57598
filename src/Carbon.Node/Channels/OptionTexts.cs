using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Channels;

/// <summary>Options of channels as JSON: every option written out, in one order, so that the same options are the same text.</summary>
public static class OptionTexts
{
    private static readonly JsonSerializerOptions Canonical = Writing(null);

    /// <summary>The options with everything in them.</summary>
    public static string Plain(ChannelOptions options) => JsonSerializer.Serialize(options, Canonical);

    /// <summary>Settings that write options with every secret changed by <paramref name="secret"/>.</summary>
    internal static JsonSerializerOptions Writing(Func<string, string>? secret)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        if (secret is not null)
            resolver.Modifiers.Add(info => Change(info, secret));
        var options = new JsonSerializerOptions(ChannelOptions.Json)
        {
            WriteIndented = false,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Change(JsonTypeInfo info, Func<string, string> secret)
    {
        foreach (var property in info.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true && property.Get is { } get)
                property.Get = owner => Changed(get(owner), secret);
        }
    }

    private static object? Changed(object? value, Func<string, string> secret) => value switch
    {
        null => null,
        string text => One(text, secret),
        IReadOnlyDictionary<string, string> map => map.ToDictionary(e => e.Key, e => One(e.Value, secret)),
        IEnumerable<string> list => list.Select(t => One(t, secret)).ToList(),
        _ => throw new NotSupportedException($"A secret of the type {value.GetType().Name} is not known; use a text, a list or a map of texts."),
    };

    private static string One(string text, Func<string, string> secret) =>
        text.Length == 0 || text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal) ? text : secret(text);
}
