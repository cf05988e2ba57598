namespace Carbon.Node.Acquisition.Channels;

/// <summary>A running channel.</summary>
public interface IChannel
{
    /// <summary>Collects until <paramref name="stopping"/>; then hands on what it has and ends. Never throws for anything a meter or line does.</summary>
    Task RunAsync(CancellationToken stopping);
}
