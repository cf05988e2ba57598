using System.Collections.Concurrent;
using Carbon.Node.Simulation;

namespace Carbon.Node.Tests.Acquisition;

/// <summary>Registers set by a test.</summary>
public sealed class Registers : IRegisterSource
{
    private readonly ConcurrentDictionary<(string, string), decimal> values = new();
    private readonly ConcurrentDictionary<string, bool> silent = new();

    public ConcurrentQueue<(string MeterId, DateTimeOffset At)> Reads { get; } = new();

    public decimal this[string meter, string point]
    {
        set => values[(meter, point)] = value;
    }

    public void Silence(string meter, bool isSilent) => silent[meter] = isSilent;

    public decimal? Read(string meterId, string pointId, DateTimeOffset at)
    {
        Reads.Enqueue((meterId, at));
        return silent.GetValueOrDefault(meterId) ? null : values.GetValueOrDefault((meterId, pointId));
    }
}
