using System.Reflection;
using System.Text.Json.Serialization;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Names of the protocols, as <c>protocol</c> of a channel has them.</summary>
public static class ChannelProtocols
{
    private static readonly Dictionary<Type, string> Names = typeof(ChannelOptions).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The protocol of options.</summary>
    public static string Of(ChannelOptions options) => Names[options.GetType()];
}
