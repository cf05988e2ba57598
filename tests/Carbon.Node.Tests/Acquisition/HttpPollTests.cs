using System.Net;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Carbon.Node.Tests.Acquisition;

public sealed class HttpPollTests : IDisposable
{
    private readonly RecordingSink sink = new();
    private readonly TestCertificates certificates = new();

    public HttpPollTests() => certificates.Issue("terminal", server: false).Dispose();

    public void Dispose() => certificates.Dispose();

    [Fact]
    public async Task Records_become_readings_once_the_etag_is_heeded_and_a_restarted_server_is_found_again()
    {
        var unchanged = new TaskCompletionSource();
        RequestDelegate answer = async context =>
        {
            Assert.Equal("Bearer open sesame", context.Request.Headers.Authorization.ToString());
            Assert.Equal("terminal", context.Connection.ClientCertificate!.Subject[3..]);
            context.Response.Headers.ETag = "\"one\"";
            if (context.Request.Headers.IfNoneMatch == "\"one\"")
            {
                context.Response.StatusCode = 304;
                unchanged.TrySetResult();
                return;
            }
            await context.Response.WriteAsync("""{"data":[{"m":"a","t":"2026-09-09 08:00:00","v":"1.50"},{"m":"b","t":"2026-09-09 08:00:00","v":9},{"m":"a","t":"2026-09-09T09:00:00+08:00","v":2}]}""");
        };
        var server = await StartAsync(answer, 0);
        var port = new Uri(server.Urls.Single()).Port;
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(port)).StartAsync();
        await sink.UntilAsync("two records were recorded", "m", 2);
        var midnight = new DateTimeOffset(2026, 9, 9, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal([(midnight, 1.5m), (midnight.AddHours(1), 2m)], sink.Of("m").Select(r => (r.MeasuredAt, r.Value!.Value)));
        await unchanged.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, sink.Of("m").Count);

        await server.DisposeAsync();
        await UntilAsync(() => !collecting.State.Channels().Single().Connected);
        await using var second = await StartAsync(c => c.Response.WriteAsync("""{"data":[{"m":"a","t":"2026-09-09T10:00:00+08:00","v":3}]}"""), port);
        await sink.UntilAsync("the restarted server was asked", all => all.Any(r => r.Readings.Any(p => p.Value == 3m)));
    }

    [Theory]
    [InlineData("redirect", "another server, https://elsewhere.example")]
    [InlineData("long", "longer than 1024 bytes")]
    [InlineData("broken", "not JSON")]
    [InlineData("busy", "429")]
    [InlineData("empty", "no array at $.data")]
    public async Task What_cannot_be_used_is_told_and_never_recorded(string kind, string reason)
    {
        await using var server = await StartAsync(async context =>
        {
            if (kind == "redirect")
                context.Response.Redirect("https://elsewhere.example/");
            else if (kind == "busy")
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "5");
            else
                await context.Response.WriteAsync(kind == "long" ? new string(' ', 5000) : kind == "broken" ? "{" : "{}");
        }, 0);
        await using var collecting = await new Collecting(TimeProvider.System, sink, Options(new Uri(server.Urls.Single()).Port) with { LargestAnswer = 1024 }).StartAsync();
        await UntilAsync(() => collecting.State.Meter("m")!.LastError is not null);
        Assert.Contains(reason, collecting.State.Meter("m")!.LastError, StringComparison.Ordinal);
        Assert.Empty(sink.Recorded);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority_is_not_asked()
    {
        await using var server = await StartAsync(_ => throw new InvalidOperationException("asked"), 0);
        var options = Options(new Uri(server.Urls.Single()).Port);
        await using var collecting = await new Collecting(TimeProvider.System, sink, options with { Certificates = options.Certificates! with { CaFile = null } }).StartAsync();
        await UntilAsync(() => collecting.State.Meter("m")!.LastError is not null);
        Assert.Contains("not trusted", collecting.State.Meter("m")!.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_and_secrets_in_the_address_are_refused_unless_allowed()
    {
        var options = Options(1);
        Assert.Contains(ChannelFactory.Validate([options with { Url = "http://meter.example/", Certificates = null }], "c"), p => p.Path == "c[0].url");
        Assert.Empty(ChannelFactory.Validate([options with { Url = "http://meter.example/", Certificates = null, AllowHttp = true }], "c"));
        Assert.Contains(ChannelFactory.Validate([options with { Url = "https://me:word@meter.example/" }], "c"), p => p.Path == "c[0].url");
    }

    [Theory]
    [InlineData("\"2026-09-09T08:00:00.1239+08:00\"", HttpTimeForm.Iso, 1_788_912_000_123)]
    [InlineData("\"2026-09-09T08:00:00\"", HttpTimeForm.Iso, 1_788_912_000_000)]
    [InlineData("1788912000", HttpTimeForm.UnixSeconds, 1_788_912_000_000)]
    [InlineData("\"1788912000.5\"", HttpTimeForm.UnixSeconds, 1_788_912_000_500)]
    [InlineData("1788912000001", HttpTimeForm.UnixMilliseconds, 1_788_912_000_001)]
    [InlineData("\"08:00\"", HttpTimeForm.Iso, null)]
    [InlineData("1e40", HttpTimeForm.UnixSeconds, null)]
    public void Times_are_read_in_their_form_and_zone(string json, HttpTimeForm form, long? expected)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(expected, HttpTime.Read(document.RootElement, form, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))?.ToUnixTimeMilliseconds());
    }

    private HttpPollOptions Options(int port) => new()
    {
        Id = "energy-system",
        Url = $"https://localhost:{port}/readings",
        Token = "open sesame",
        Every = TimeSpan.FromSeconds(1),
        Certificates = new() { CaFile = certificates.Authority, CertificateFile = certificates.Certificate("terminal"), KeyFile = certificates.Key("terminal") },
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Records = "$.data", Key = "$.m", KeyIs = "a", Value = "$.v", Time = "$.t" }] }],
    };

    private async Task<WebApplication> StartAsync(RequestDelegate answer, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var own = certificates.Issue("localhost", server: true);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port, l => l.UseHttps(https =>
        {
            https.ServerCertificate = own;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (certificate, _, _) => certificate.Issuer == "CN=Test authority";
        })));
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return server;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, "it did not come about");
            await Task.Yield();
        }
    }
}
