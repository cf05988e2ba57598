using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Transport;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>Asks a server what it offers and chooses (Part 4, 5.5.4).</summary>
internal static class Discovery
{
    private const string Binary = "http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary";

    /// <summary>The endpoint of the security asked for.</summary>
    /// <exception cref="IOException">The server cannot be reached or offers none; the message lists what it offers.</exception>
    public static async Task<EndpointDescription> ChooseAsync(OpcUaServerOptions options, OpcUaAddress address, CancellationToken cancellation)
    {
        await using var channel = await SecureChannel.OpenAsync(address, ChannelSecurity.Nothing(), options.TokenLifetime, options.Timeout, cancellation);
        var answer = await channel.CallAsync<GetEndpointsRequest, GetEndpointsResponse>(new() { Url = address.Url }, options.Timeout, cancellation);
        return Choose(answer.Endpoints, options);
    }

    private static EndpointDescription Choose(IReadOnlyList<EndpointDescription> offered, OpcUaServerOptions options)
    {
        var (mode, policy) = options.Security switch
        {
            OpcUaSecurity.None => (MessageSecurity.None, SecurityPolicies.None),
            OpcUaSecurity.Sign => (MessageSecurity.Sign, SecurityPolicies.Basic256Sha256),
            _ => (MessageSecurity.SignAndEncrypt, SecurityPolicies.Basic256Sha256),
        };
        var binary = offered.Where(e => e.Transport is null or "" or Binary).ToList();
        return binary.Where(e => e.Mode == mode && e.SecurityPolicy == policy).MaxBy(e => e.Url == options.Endpoint)
            ?? throw new IOException($"The server offers no endpoint with {mode} by {SecurityPolicies.Short(policy)}; it offers {string.Join(", ", binary.Select(e => $"{e.Mode} by {SecurityPolicies.Short(e.SecurityPolicy)}").Distinct())}.");
    }
}
