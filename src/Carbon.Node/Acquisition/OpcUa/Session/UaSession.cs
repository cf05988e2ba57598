using System.Security.Cryptography;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Security;
using Carbon.Node.Acquisition.OpcUa.Transport;
using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Session;

/// <summary>A session at a server (Part 4, 5.7). It outlives its connection: bound to a new one, its subscriptions go on.</summary>
internal sealed class UaSession : IAsyncDisposable
{
    private readonly OpcUaServerOptions options;
    private readonly ApplicationCertificate application;
    private readonly OpcUaAddress address;
    private SecureChannel channel;
    private EndpointDescription endpoint;
    private NodeId token = NodeId.Null;
    private byte[]? nonce;

    private UaSession(OpcUaServerOptions options, ApplicationCertificate application, OpcUaAddress address, SecureChannel channel, EndpointDescription endpoint) =>
        (this.options, this.application, this.address, this.channel, this.endpoint) = (options, application, address, channel, endpoint);

    /// <summary>Completes with the reason when the connection has failed.</summary>
    public Task<Exception> ConnectionFailed => channel.Failed;

    /// <summary>How long a token of the connection is asked for.</summary>
    public TimeSpan TokenLifetime => options.TokenLifetime;

    /// <summary>How long the server keeps the session without a request.</summary>
    public TimeSpan Timeout { get; private set; }

    /// <summary>Connects and begins a session.</summary>
    /// <exception cref="IOException">It cannot be had; the message tells why and what to do.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    public static async Task<UaSession> OpenAsync(OpcUaServerOptions options, ApplicationCertificate application, CancellationToken cancellation)
    {
        var address = OpcUaAddress.Parse(options.Endpoint) ?? throw new ArgumentException("the options are not valid", nameof(options));
        var (channel, endpoint) = await ConnectAsync(options, application, address, cancellation);
        var session = new UaSession(options, application, address, channel, endpoint);
        try
        {
            await session.CreateAsync(cancellation);
            await session.ActivateAsync(cancellation);
            return session;
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Binds the session to a new connection.</summary>
    /// <exception cref="OpcUaServiceException">The server has let the session go.</exception>
    public async Task ReconnectAsync(CancellationToken cancellation)
    {
        await channel.DisposeAsync();
        (channel, endpoint) = await ConnectAsync(options, application, address, cancellation);
        await ActivateAsync(cancellation);
    }

    /// <summary>Asks the server something.</summary>
    /// <exception cref="IOException">The connection failed, or the server refused.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public Task<T> CallAsync<TRequest, T>(TRequest request, CancellationToken cancellation, TimeSpan? limit = null)
        where TRequest : UaRequest, IUaMessage
        where T : UaResponse, IUaMessage, new()
    {
        request.Header.Session = token;
        return channel.CallAsync<TRequest, T>(request, limit ?? options.Timeout, cancellation);
    }

    /// <summary>Ends the session where the connection still stands.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!channel.Failed.IsCompleted && token != NodeId.Null)
                await CallAsync<CloseSessionRequest, CloseSessionResponse>(new(), CancellationToken.None, TimeSpan.FromSeconds(2));
        }
        catch (Exception failure) when (failure is IOException or TimeoutException)
        {
            // The server lets it go when its time is over.
        }
        await channel.DisposeAsync();
    }

    private static async Task<(SecureChannel, EndpointDescription)> ConnectAsync(OpcUaServerOptions options, ApplicationCertificate application, OpcUaAddress address, CancellationToken cancellation)
    {
        var endpoint = await Discovery.ChooseAsync(options, address, cancellation);
        using var peer = endpoint.Mode == MessageSecurity.None ? null : ServerCertificate.Trusted(endpoint.Certificate, options.TrustedCertificates);
        var security = peer is null ? ChannelSecurity.Nothing() : ChannelSecurity.Between(endpoint.Mode, application.Certificate, peer);
        return (await SecureChannel.OpenAsync(address, security, options.TokenLifetime, options.Timeout, cancellation), endpoint);
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        var own = RandomNumberGenerator.GetBytes(SecurityPolicies.NonceLength);
        var created = await CallAsync<CreateSessionRequest, CreateSessionResponse>(
            new()
            {
                Client = new() { Uri = application.Uri, ProductUri = "urn:carbon:terminal", Name = "Carbon terminal", Type = 1 },
                Url = address.Url,
                Name = $"Carbon {Guid.NewGuid():N}",
                Nonce = own,
                Certificate = channel.Security.OwnCertificate,
                TimeoutMilliseconds = options.SessionTimeout.TotalMilliseconds,
                LongestResponse = UaLimits.Message,
            },
            cancellation);
        if (!channel.Security.Verifies(created.Signature, own))
            throw new OpcUaFormatException("the server does not hold the key of the certificate that it shows");
        token = created.Token;
        nonce = created.Nonce;
        Timeout = TimeSpan.FromMilliseconds(double.IsFinite(created.TimeoutMilliseconds) ? Math.Clamp(created.TimeoutMilliseconds, 1000, 24 * 3_600_000.0) : options.SessionTimeout.TotalMilliseconds);
    }

    private async Task ActivateAsync(CancellationToken cancellation)
    {
        var (user, signature) = UserIdentity.For(options, endpoint, nonce);
        var activated = await CallAsync<ActivateSessionRequest, ActivateSessionResponse>(
            new() { Signature = channel.Security.Sign(channel.Security.PeerCertificate, nonce), User = user, UserSignature = signature },
            cancellation);
        nonce = activated.Nonce;
    }
}
