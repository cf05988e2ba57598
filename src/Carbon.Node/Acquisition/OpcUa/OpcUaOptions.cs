using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Session;

namespace Carbon.Node.Acquisition.OpcUa;

/// <summary>Points of one OPC UA server (clause 11.3), subscribed to or read. Classic OPC is reached through a gateway.</summary>
public sealed record OpcUaOptions : ChannelOptions
{
    /// <summary>The server.</summary>
    public required OpcUaServerOptions Server { get; init; }

    /// <summary>How the server watches the points and sends what changes; left out: the points are read, each as often as its <c>every</c>.</summary>
    public OpcUaSubscriptionOptions? Subscription { get; init; }

    /// <summary>How far times may be apart and still be believed: the server's clock from the terminal's, the source's time from the server's.</summary>
    public TimeSpan TimeTolerance { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Shortest wait before the connection is tried again.</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait before the connection is tried again.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The meters behind the server.</summary>
    public required IReadOnlyList<OpcUaMeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(Server.Validate($"{path}.server")).Concat(Subscription?.Validate($"{path}.subscription") ?? []))
            yield return problem;
        if (Subscription is not null && Server.TokenLifetime < Subscription.Publishing * 4 * UaSubscription.Outstanding)
            yield return new($"{path}.server.tokenLifetime", $"must be at least {4 * UaSubscription.Outstanding} times subscription.publishing: what the server is asked to publish must be answered under the token it was asked with");
        if (TimeTolerance < TimeSpan.FromSeconds(1) || TimeTolerance > TimeSpan.FromDays(1))
            yield return new($"{path}.timeTolerance", "must be between 1s and 1d");
        if (ReconnectAfter < TimeSpan.FromMilliseconds(10) || ReconnectAfter > ReconnectAtMost)
            yield return new($"{path}.reconnectAfter", "must be at least 10ms and not longer than reconnectAtMost");
        if (ReconnectAtMost > TimeSpan.FromHours(1))
            yield return new($"{path}.reconnectAtMost", "must not be longer than 1h");
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
            foreach (var problem in PointOptions.ValidateAll(Meters[m].Points, $"{path}.meters[{m}].points"))
                yield return problem;
    }
}
