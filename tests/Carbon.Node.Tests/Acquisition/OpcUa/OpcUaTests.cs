using Carbon.Metering;
using Carbon.Node.Acquisition.OpcUa;
using Carbon.Node.Acquisition.OpcUa.Exploring;
using Carbon.Node.Acquisition.OpcUa.Security;

namespace Carbon.Node.Tests.Acquisition.OpcUa;

/// <summary>Against a server that is not ours.</summary>
public sealed class OpcUaTests : IDisposable
{
    private readonly RecordingSink sink = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carbon-opcua");
    private readonly OpcUaCertificates certificates;

    public OpcUaTests() => certificates = new(Path.Combine(folder.FullName, "own"), TimeProvider.System);

    public void Dispose()
    {
        certificates.Dispose();
        folder.Delete(recursive: true);
    }

    [SkippableTheory]
    [InlineData(OpcUaSecurity.None, null, false)]
    [InlineData(OpcUaSecurity.Sign, null, true)]
    [InlineData(OpcUaSecurity.SignAndEncrypt, null, false)]
    [InlineData(OpcUaSecurity.SignAndEncrypt, "carbon", true)]
    [InlineData(OpcUaSecurity.None, "carbon", false)]
    public async Task Values_of_every_type_come_with_their_quality_whatever_the_security(OpcUaSecurity security, string? user, bool subscribed)
    {
        await using var server = await StartAsync();
        await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, Channel(server, security, user, subscribed)).StartAsync();
        await sink.UntilAsync("nine points were read", all => all.SelectMany(r => r.Readings).Where(r => r.PointId != "burst").DistinctBy(r => r.PointId).Count() == 9);
        var readings = sink.Of("m").Where(r => r.PointId != "burst").DistinctBy(r => r.PointId).ToDictionary(r => r.PointId, r => (r.Value, r.Quality));
        Assert.Equal(
            new Dictionary<string, (decimal?, Quality)>
            {
                ["energy"] = (1005m, Quality.Good),
                ["float"] = (0.1m, Quality.Good),
                ["int"] = (-7m, Quality.Good),
                ["big"] = (4_294_967_301m, Quality.Good),
                ["running"] = (1m, Quality.Good),
                ["text"] = (12.75m, Quality.Good),
                ["failed"] = (null, Quality.Bad),
                ["doubtful"] = (4m, Quality.Estimated),
                ["element"] = (2.5m, Quality.Good),
            },
            readings);
        Assert.Contains("missing", await NotedAsync(collecting, "n"));
        Assert.Contains("BadSensorFailure", await NotedAsync(collecting, "m"));
        Assert.NotEmpty(collecting.State.Meter("m")!.Frames);
    }

    [SkippableFact]
    public async Task A_subscription_brings_every_change_with_the_time_of_its_source()
    {
        await using var server = await StartAsync();
        await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, Channel(server, OpcUaSecurity.Sign, null, subscribed: true)).StartAsync();
        await sink.UntilAsync("the first value came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "burst"));
        var sources = Enumerable.Range(1, 50).Select(i => DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 20_000 + i * 10)).ToList();
        for (var i = 0; i < sources.Count; i++)
            await server.SetAsync("s=Burst", i + 1, source: sources[i]);
        await sink.UntilAsync("the last change came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "burst" && r.Value == 50m));
        var burst = sink.Of("m").Where(r => r.PointId == "burst" && r.Value > 0m).DistinctBy(r => r.Value).ToList();
        Assert.Equal(sources, burst.Select(r => r.MeasuredAt));
        await server.SetAsync("s=Burst", 51, status: "BadCommunicationError");
        await sink.UntilAsync("the bad value came", all => all.SelectMany(r => r.Readings).Any(r => r is { PointId: "burst", Quality: Quality.Bad, Value: null }));
    }

    [SkippableFact]
    public async Task What_changes_while_the_connection_is_cut_comes_when_it_is_mended()
    {
        await using var server = await StartAsync();
        await using var relay = new Relay(server.Port);
        var channel = Channel(server, OpcUaSecurity.Sign, "carbon", subscribed: true);
        await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, channel with { Server = channel.Server with { Endpoint = $"opc.tcp://127.0.0.1:{relay.Port}" } }).StartAsync();
        await sink.UntilAsync("the first value came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "burst"));
        for (var round = 0; round < 3; round++)
        {
            relay.Cut();
            await ConnectedAsync(collecting, expected: false);
            for (var i = 1; i <= 30; i++)
                await server.SetAsync("s=Burst", round * 30 + i, source: DateTimeOffset.UtcNow);
            relay.Mend();
            await sink.UntilAsync($"what changed during cut {round} came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "burst" && r.Value == round * 30 + 30));
        }
        Assert.Equal(Enumerable.Range(1, 90).Select(i => (decimal?)i), sink.Of("m").Where(r => r.PointId == "burst" && r.Value > 0m).Select(r => r.Value).Distinct());
    }

    [SkippableFact]
    public async Task While_nothing_can_be_recorded_the_server_keeps_what_changes_and_nothing_is_acknowledged()
    {
        await using var server = await StartAsync();
        var (open, came) = (new TaskCompletionSource(), new TaskCompletionSource());
        sink.Before = (_, cancellation) =>
        {
            came.TrySetResult();
            return open.Task.WaitAsync(cancellation);
        };
        await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, Channel(server, OpcUaSecurity.None, null, subscribed: true)).StartAsync();
        await came.Task.WaitAsync(TimeSpan.FromSeconds(20));
        for (var i = 1; i <= 90; i++)
            await server.SetAsync("s=Burst", i, source: DateTimeOffset.UtcNow);
        Assert.Contains(1, await server.UnacknowledgedAsync());
        open.SetResult();
        await sink.UntilAsync("the last change came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "burst" && r.Value == 90m));
        Assert.Equal(Enumerable.Range(1, 90).Select(i => (decimal?)i), sink.Of("m").Where(r => r.PointId == "burst" && r.Value > 0m).Select(r => r.Value).Distinct());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await server.UnacknowledgedAsync()).Contains(1))
            Assert.False(limit.IsCancellationRequested, "what was recorded was not acknowledged");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Collection_goes_on_by_itself_when_the_server_was_started_again(bool subscribed)
    {
        var server = await StartAsync();
        try
        {
            await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, Channel(server, OpcUaSecurity.SignAndEncrypt, null, subscribed)).StartAsync();
            await sink.UntilAsync("a value came", all => all.SelectMany(r => r.Readings).Any(r => r.PointId == "int"));
            await server.DisposeAsync();
            await ConnectedAsync(collecting, expected: false);
            server = await NodeOpcUaServer.StartAsync(Path.Combine(folder.FullName, "peer"), server.Port);
            await ConnectedAsync(collecting, expected: true);
            await server.SetAsync("s=Int", 77);
            await sink.UntilAsync("a value after the restart came", all => all.SelectMany(r => r.Readings).Any(r => r is { PointId: "int", Value: 77m }));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task The_token_of_the_channel_is_renewed_while_values_come()
    {
        await using var server = await StartAsync();
        var channel = Channel(server, OpcUaSecurity.SignAndEncrypt, null, subscribed: true);
        await using var collecting = await new Collecting(TimeProvider.System, sink, certificates, channel with { Server = channel.Server with { TokenLifetime = TimeSpan.FromSeconds(4) } }).StartAsync();
        // A token that was not renewed would be refused by then.
        await sink.UntilAsync("eight seconds of values came", all => all.SelectMany(r => r.Readings).Where(r => r.PointId == "int").Select(r => r.MeasuredAt.ToUnixTimeSeconds()).Distinct().Count() > 8);
        Assert.Equal((0, null), (collecting.State.Meter("m")!.LineFailures, collecting.State.Channels().Single().LastError));
    }

    [SkippableFact]
    public async Task A_server_whose_certificate_is_not_trusted_is_refused_and_its_thumbprint_is_shown()
    {
        await using var server = await StartAsync();
        var explorer = new OpcUaExplorer(certificates);
        var options = Server(server, OpcUaSecurity.SignAndEncrypt, null) with { TrustedCertificates = [] };
        var refused = await Assert.ThrowsAsync<OpcUaTrustException>(() => explorer.ReadAsync(options, ["i=2258"], CancellationToken.None));
        Assert.Equal(server.Thumbprint, refused.Thumbprint);
        Assert.Contains(server.Thumbprint, refused.Message);
        var read = await explorer.ReadAsync(options with { TrustedCertificates = [refused.Thumbprint] }, ["i=2258"], CancellationToken.None);
        Assert.True(read[0].IsGood);
    }

    [SkippableFact]
    public async Task A_wrong_password_is_refused_by_name_and_the_password_is_not_told()
    {
        await using var server = await StartAsync();
        var options = Server(server, OpcUaSecurity.SignAndEncrypt, "carbon");
        var wrong = options with { User = options.User! with { Password = "guessed-wrong" } };
        var refused = await Assert.ThrowsAnyAsync<IOException>(() => new OpcUaExplorer(certificates).BrowseAsync(wrong, null, CancellationToken.None));
        Assert.Contains("Bad", refused.Message);
        Assert.DoesNotContain("guessed-wrong", refused.ToString() + wrong.User + options);
    }

    [SkippableTheory]
    [InlineData(OpcUaSecurity.None)]
    [InlineData(OpcUaSecurity.SignAndEncrypt)]
    public async Task A_user_may_be_a_certificate(OpcUaSecurity security)
    {
        await using var server = await StartAsync();
        using var user = ApplicationCertificate.Keep(Path.Combine(folder.FullName, "user"), TimeProvider.System);
        var files = new OpcUaUserOptions { CertificateFile = Path.Combine(folder.FullName, "user", ApplicationCertificate.CertificateFile), KeyFile = Path.Combine(folder.FullName, "user", ApplicationCertificate.KeyFile) };
        var options = Server(server, security, null) with { User = files };
        Assert.True((await new OpcUaExplorer(certificates).ReadAsync(options, ["ns=1;s=Int"], CancellationToken.None))[0].IsGood);
        // The key of another certificate.
        var stolen = options with { User = files with { KeyFile = Path.Combine(folder.FullName, "own", ApplicationCertificate.KeyFile) } };
        var refused = await Assert.ThrowsAnyAsync<IOException>(() => new OpcUaExplorer(certificates).ReadAsync(stolen, ["ns=1;s=Int"], CancellationToken.None));
        Assert.Contains("Bad", refused.Message);
    }

    [SkippableFact]
    public async Task A_server_is_browsed_to_the_end_and_read_for_a_test()
    {
        await using var server = await StartAsync();
        var (explorer, options) = (new OpcUaExplorer(certificates), Server(server, OpcUaSecurity.SignAndEncrypt, "carbon"));
        var top = await explorer.BrowseAsync(options, null, CancellationToken.None);
        var many = Assert.Single(top.Nodes, n => n.Name == "Many");
        Assert.StartsWith("nsu=", many.NodeId);
        var tags = await explorer.BrowseAsync(options, many.NodeId, CancellationToken.None);
        Assert.Equal(250, tags.Nodes.Count(n => n.IsVariable));
        Assert.False(tags.IsCut);
        var read = await explorer.ReadAsync(options, [tags.Nodes.Single(n => n.Name == "Tag249").NodeId, "ns=1;s=Name", "ns=1;s=None"], CancellationToken.None);
        Assert.Equal([249m, null, null], read.Select(r => r.Number));
        Assert.Equal(["249", "pump", ""], read.Select(r => r.Text));
        Assert.Equal(["Good", "Good", "BadNodeIdUnknown"], read.Select(r => r.Status));
    }

    private async Task<NodeOpcUaServer> StartAsync()
    {
        NodeOpcUaServer.SkipWhereMissing();
        return await NodeOpcUaServer.StartAsync(Path.Combine(folder.FullName, "peer"));
    }

    private static OpcUaServerOptions Server(NodeOpcUaServer server, OpcUaSecurity security, string? user) => new()
    {
        Endpoint = server.Endpoint,
        Security = security,
        TrustedCertificates = [server.Thumbprint],
        User = user is null ? null : new() { Name = user, Password = "pa55 wörd" },
    };

    private static OpcUaOptions Channel(NodeOpcUaServer server, OpcUaSecurity security, string? user, bool subscribed) => new()
    {
        Id = "peer",
        Server = Server(server, security, user),
        Subscription = subscribed ? new() { Publishing = TimeSpan.FromMilliseconds(100), Sampling = TimeSpan.Zero, QueueSize = 100 } : null,
        ReconnectAfter = TimeSpan.FromMilliseconds(100),
        ReconnectAtMost = TimeSpan.FromMilliseconds(500),
        Meters =
        [
            new()
            {
                MeterId = "m",
                Points =
                [
                    Point("energy", "Energy") with { Scale = 10m }, Point("float", "Float"), Point("int", "Int"), Point("big", "Big"), Point("running", "Running"),
                    Point("text", "Text"), Point("failed", "Failed"), Point("doubtful", "Doubtful"), Point("element", "Array") with { Element = 1 }, .. subscribed ? [Point("burst", "Burst")] : Array.Empty<OpcUaPointOptions>(),
                ],
            },
            new() { MeterId = "n", Points = [Point("missing", "NoSuchNode")] },
        ],
    };

    private static OpcUaPointOptions Point(string id, string node) => new() { PointId = id, NodeId = $"ns=1;s={node}", Every = TimeSpan.FromSeconds(1) };

    private static async Task<string> NotedAsync(Collecting collecting, string meter)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (collecting.State.Meter(meter)?.LastError is { } error)
                return error;
            Assert.False(limit.IsCancellationRequested, $"nothing was noted at {meter}");
            await Task.Yield();
        }
    }

    private static async Task ConnectedAsync(Collecting collecting, bool expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Channels().Single().Connected != expected)
        {
            Assert.False(limit.IsCancellationRequested, $"the connection did not become {expected}");
            await Task.Yield();
        }
    }
}
