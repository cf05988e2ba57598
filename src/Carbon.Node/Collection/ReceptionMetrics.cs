using System.Diagnostics.Metrics;

namespace Carbon.Node.Collection;

/// <summary>Counters of what came in, for <c>/metrics</c>.</summary>
public sealed class ReceptionMetrics
{
    /// <summary>Name of the product's meter.</summary>
    public const string MeterName = "Carbon";

    private readonly Counter<long> _readings;

    /// <summary>Registers the counters.</summary>
    public ReceptionMetrics(IMeterFactory factory) =>
        _readings = factory.Create(MeterName).CreateCounter<long>("carbon_readings", description: "Readings offered to meters, by outcome");

    /// <summary>Counts the outcome of one batch.</summary>
    public void Count(int accepted, int duplicates, int rejected)
    {
        Add(accepted, "accepted");
        Add(duplicates, "duplicate");
        Add(rejected, "rejected");
    }

    private void Add(int count, string outcome)
    {
        if (count > 0)
            _readings.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
