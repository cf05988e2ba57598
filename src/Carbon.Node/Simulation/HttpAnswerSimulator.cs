using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Carbon.Node.Acquisition.Http;

namespace Carbon.Node.Simulation;

/// <summary>A system that answers questions over HTTP or HTTPS with the registers of meters, at every path. Whoever asks may know them: tokens and passwords are not checked.</summary>
public sealed class HttpAnswerSimulator : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly X509Certificate2? _own;

    private HttpAnswerSimulator(WebApplication server, X509Certificate2? own) => (_server, _own) = (server, own);

    /// <summary>The port that it listens at.</summary>
    public int Port => new Uri(_server.Urls.Single()).Port;

    /// <summary>Listens at <paramref name="address"/>; port 0 takes any free one.</summary>
    /// <param name="address">Address to listen at.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="tls">HTTPS with a certificate of its own for <c>localhost</c> that nobody signed, made for this run.</param>
    /// <param name="options">The channel whose questions it answers.</param>
    /// <param name="source">What the meters show.</param>
    /// <param name="time">Their clock.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<HttpAnswerSimulator> StartAsync(IPAddress address, int port, bool tls, HttpPollOptions options, IRegisterSource source, TimeProvider time)
    {
        var own = tls ? Certificate() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, SameLifetime>();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(address, port, listener =>
        {
            if (own is not null)
                listener.UseHttps(own);
        }));
        var server = builder.Build();
        var answers = new SimulatedAnswer(options, source);
        server.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answers.At(time.GetUtcNow()), context.RequestAborted);
        });
        try
        {
            await server.StartAsync();
        }
        catch
        {
            await server.DisposeAsync();
            own?.Dispose();
            throw;
        }
        return new(server, own);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(limit.Token);
        await _server.DisposeAsync();
        _own?.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Ends with whoever started it, not with signals of its own.</summary>
    private sealed class SameLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
