using Akka.Actor;
using Akka.Serialization;
using Carbon.Contracts;
using Google.Protobuf;

namespace Carbon.Persistence;

/// <summary>
/// The one serializer of journal, snapshots and wire. Each message has a short manifest with a version; both the identifier and the
/// manifests are a contract for as long as journals live: never changed, never reused. An unknown manifest ends the recovery loudly.
/// </summary>
public sealed class ContractSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Identifier as stored in the journal.</summary>
    public const int SerializerId = 2110;

    /// <inheritdoc/>
    public override int Identifier => SerializerId;

    /// <inheritdoc/>
    public override string Manifest(object o) => ContractManifests.Of(o);

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => ((IMessage)obj).ToByteArray();

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => ContractManifests.Parse(manifest, bytes);
}
