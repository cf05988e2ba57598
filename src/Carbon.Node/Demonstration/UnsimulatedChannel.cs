namespace Carbon.Node.Demonstration;

/// <summary>A channel behind which nothing is simulated.</summary>
/// <param name="Id">The channel.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Reason">Why.</param>
public sealed record UnsimulatedChannel(string Id, string Protocol, string Reason)
{
    /// <summary>One line that names such channels; null where there are none.</summary>
    public static string? Line(IReadOnlyCollection<UnsimulatedChannel> channels) =>
        channels.Count == 0 ? null : $"Not simulated, left as configured: {string.Join("; ", channels.Select(c => $"{c.Id} ({c.Protocol}: {c.Reason})"))}";
}
