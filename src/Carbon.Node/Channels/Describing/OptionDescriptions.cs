using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Portal.Acquisition.Options;

namespace Carbon.Node.Channels.Describing;

/// <summary>Describes the options of every protocol, as its types have them.</summary>
public sealed class OptionDescriptions : IOptionDescriptions
{
    private const string Meters = "meters", Points = "points";

    /// <inheritdoc/>
    public IReadOnlyList<ProtocolDescription> Protocols { get; } =
        [.. typeof(ChannelOptions).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => Of((string)a.TypeDiscriminator!, a.DerivedType))];

    /// <inheritdoc/>
    public ImmutableArray<OptionField> Meter { get; } = OptionFields.Of(typeof(MeterSection), "id", Points);

    /// <inheritdoc/>
    public ImmutableArray<OptionField> Point { get; } = OptionFields.Of(typeof(PointSection));

    private static ProtocolDescription Of(string protocol, Type options)
    {
        var meter = Items(options, Meters);
        return new ProtocolDescription(
            protocol, typeof(PolledChannelOptions).IsAssignableFrom(options), OptionFields.Of(options, "id", Meters),
            OptionFields.Of(meter, "meterId", Points), OptionFields.Of(Items(meter, Points), "pointId"));
    }

    private static Type Items(Type owner, string name) =>
        OptionFields.Property(owner, name)?.PropertyType.GetGenericArguments() is [var item] ? item : throw new NotSupportedException($"{owner.Name} has no list '{name}'; every channel has meters, and every meter points.");
}
