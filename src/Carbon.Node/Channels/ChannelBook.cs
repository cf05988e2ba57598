using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Acquisition;
using Carbon.Node.Configuration;

namespace Carbon.Node.Channels;

/// <summary>The recorded channels of the plant, and the acquisition that runs them.</summary>
public sealed class ChannelBook(EntityGateway gateway, ChannelSecrets secrets, AcquisitionService acquisition, NodeConfiguration configuration)
{
    /// <summary>The plant.</summary>
    public string Plant => configuration.Plant.Id;

    /// <summary>All channels, those that were taken away included.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the answer came.</exception>
    public async Task<IReadOnlyList<KnownChannel>> AllAsync(CancellationToken cancellation) =>
        await gateway.SendAsync(new DescribeChannels { Plant = Plant }, cancellation) switch
        {
            ChannelsDescription description => [.. description.Channels.Select(c => KnownChannel.Of(c, secrets))],
            Refused refused => throw new IOException(refused.Reason),
            var other => throw new InvalidOperationException($"The channels of {Plant} answered with {other.GetType().Name}."),
        };

    /// <summary>Makes changes durable; why they were refused, or null.</summary>
    public async Task<string?> ConfigureAsync(ConfigureChannels command, CancellationToken cancellation) => (await gateway.SendAsync(command, cancellation) as Refused)?.Reason;

    /// <summary>Lets run what is recorded; a channel without meters rests.</summary>
    public async Task RunAsync(CancellationToken cancellation) =>
        await acquisition.ApplyAsync([.. (await AllAsync(cancellation)).Where(c => c.IsThere && c.Options?.MeterIds.Any() != false).Select(c => c.ToRun())], cancellation);
}
