using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition.Options;

/// <summary>A protocol of channels with its options.</summary>
/// <param name="Protocol">Its name, as <c>protocol</c> of a channel has it.</param>
/// <param name="IsPolled">The terminal asks: there are addresses to search for and meters to be read on demand.</param>
/// <param name="Channel">Options of the channel, without id and meters.</param>
/// <param name="Place">Options of a meter on it, without id and points.</param>
/// <param name="Point">How a point is read, without its id.</param>
public sealed record ProtocolDescription(
    string Protocol, bool IsPolled, ImmutableArray<OptionField> Channel, ImmutableArray<OptionField> Place, ImmutableArray<OptionField> Point);

/// <summary>What can be set of channels, meters and points: forms are made of it, so that a new protocol needs none of its own.</summary>
public interface IOptionDescriptions
{
    /// <summary>The protocols.</summary>
    IReadOnlyList<ProtocolDescription> Protocols { get; }

    /// <summary>Register entry of a meter (clauses 4.6, 12.2), without id and points.</summary>
    ImmutableArray<OptionField> Meter { get; }

    /// <summary>A measuring point with its metering rules.</summary>
    ImmutableArray<OptionField> Point { get; }

    /// <summary>A protocol by its name; null where there is none.</summary>
    ProtocolDescription? Find(string protocol) => Protocols.FirstOrDefault(p => p.Protocol == protocol);
}
