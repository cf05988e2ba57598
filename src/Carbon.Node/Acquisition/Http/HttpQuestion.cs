using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Http;

/// <summary>Asks a server. Redirections are followed at the same server only: what proves us there is for nobody else.</summary>
internal sealed class HttpQuestion : IDisposable
{
    private const int MostRedirections = 3;
    private readonly HttpPollOptions options;
    private readonly Uri url;
    private readonly HttpClient client;
    private string distrust = "";

    public HttpQuestion(HttpPollOptions options)
    {
        this.options = options;
        url = new Uri(options.Url);
        client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => client.Dispose();

    /// <summary>The answer; with <paramref name="tag"/> the server may say that nothing is new.</summary>
    public async Task<HttpAnswer> AskAsync(string? tag, TimeProvider time, CancellationToken cancellation)
    {
        var at = url;
        for (var redirections = 0; ; redirections++)
        {
            using var request = Request(at, tag);
            using var response = await SendAsync(request, cancellation);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return await AnswerAsync(response, time, cancellation);
            var next = response.Headers.Location is { } location ? new Uri(at, location) : null;
            if (next is null || redirections == MostRedirections)
                throw new HttpAnswerException($"{At(at)} sends on without an end; name the address that answers as url");
            if (next.Scheme != url.Scheme || next.Authority != url.Authority)
                throw new HttpAnswerException($"{At(at)} sends on to another server, {next.GetLeftPart(UriPartial.Authority)}, which is not followed; if that is right, name it as url");
            at = next;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        distrust = "";
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException failure) when (distrust.Length > 0)
        {
            throw new IOException(distrust, failure);
        }
    }

    private async Task<HttpAnswer> AnswerAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellation)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null);
        var body = response.IsSuccessStatusCode ? await BodyAsync(response, cancellation) : [];
        return new(response.StatusCode, body, response.Headers.ETag?.ToString(), wait);
    }

    private async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var part = new byte[16384];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            if (body.Length + read > options.LargestAnswer)
                throw new HttpAnswerException($"the answer is longer than {options.LargestAnswer} bytes; ask for less in the url, or raise largestAnswer");
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }

    private HttpRequestMessage Request(Uri at, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.Accept.ParseAdd("application/json");
        if (options.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret.Read(token));
        else if (options.User is { } user)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Secret.Read(options.Password ?? "")}")));
        foreach (var (name, value) in options.Headers)
            request.Headers.TryAddWithoutValidation(name, Secret.Read(value));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return request;
    }

    private SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        if (url.Scheme != "https")
            return handler;
        var certificates = options.Certificates ?? new TlsOptions();
        var identity = new TlsIdentity(certificates);
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        handler.SslOptions.TargetHost = certificates.ServerName ?? url.Host;
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => identity.Accepts(certificate, chain, errors, out distrust);
        if (identity.Own is { } own)
            handler.SslOptions.ClientCertificates = new X509Certificate2Collection(own);
        return handler;
    }

    private static string At(Uri at) => at.GetLeftPart(UriPartial.Path);
}
