using System.Collections.Concurrent;
using Akka.Actor;
using Carbon.Accounting.Sources;

namespace Carbon.Views.Figures;

/// <summary>The open hours of all sources of this node as they stand now; in memory only.</summary>
public sealed class LiveEmissions
{
    private readonly ConcurrentDictionary<string, LiveEmission> _sources = new(StringComparer.Ordinal);

    /// <summary>Open hours of a source.</summary>
    public LiveEmission? Of(string source) => _sources.GetValueOrDefault(source);

    /// <summary>Open hours of a source as they stand now.</summary>
    public void Take(LiveEmission emission) => _sources[emission.Source] = emission;
}

/// <summary>Listens to what the sources of this process publish.</summary>
public sealed class LiveEmissionsActor : ReceiveActor
{
    /// <summary>Hands what is published on to <paramref name="live"/>.</summary>
    public LiveEmissionsActor(LiveEmissions live)
    {
        Context.System.EventStream.Subscribe(Self, typeof(LiveEmission));
        Receive<LiveEmission>(live.Take);
    }
}
