using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition;
using Microsoft.AspNetCore.DataProtection;

namespace Carbon.Node.Channels;

/// <summary>Options as the journal holds them and as they are shown: secrets enciphered with the keys of the data folder, or masked.</summary>
public sealed class ChannelSecrets
{
    private const string Enciphered = "enciphered:";
    private static readonly JsonSerializerOptions Shown = OptionTexts.Writing(_ => IAcquisitionEditing.Mask);
    private readonly IDataProtector _protector;
    private readonly JsonSerializerOptions _stored;

    /// <summary>Uses the keys of a data folder.</summary>
    public ChannelSecrets(IDataProtectionProvider protection)
    {
        _protector = protection.CreateProtector("Carbon.Channels");
        _stored = OptionTexts.Writing(text => Enciphered + _protector.Protect(text));
    }

    /// <summary>The options as they are stored.</summary>
    public string Store(ChannelOptions options) => JsonSerializer.Serialize(options, _stored);

    /// <summary>The options as they are shown.</summary>
    public static string Show(ChannelOptions options) => JsonSerializer.Serialize(options, Shown);

    /// <summary>Options as they were stored.</summary>
    /// <exception cref="UnreadableOptionsException">They cannot be read: another version wrote them, or the keys of the data folder are gone.</exception>
    public ChannelOptions Read(string stored)
    {
        try
        {
            return Revealed(JsonNode.Parse(stored)).Deserialize<ChannelOptions>(ChannelOptions.Json) ?? throw new UnreadableOptionsException("they are empty");
        }
        catch (CryptographicException)
        {
            throw new UnreadableOptionsException("their password or key was enciphered with keys that are not in the folder 'keys' of the data folder; enter it again");
        }
        catch (JsonException e)
        {
            throw new UnreadableOptionsException(e.Message);
        }
    }

    private JsonNode? Revealed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Revealed(e.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Revealed)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith(Enciphered, StringComparison.Ordinal) => _protector.Unprotect(text[Enciphered.Length..]),
        _ => node?.DeepClone(),
    };
}

/// <summary>Stored options cannot be read.</summary>
public sealed class UnreadableOptionsException(string reason) : Exception(reason);
