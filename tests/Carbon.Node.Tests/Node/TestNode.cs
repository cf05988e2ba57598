using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>A folder with a configuration and data, and clients of the node that runs on them.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("carbon-node-").FullName;
    private readonly List<HttpClient> _clients = [];

    public TestNode(string configuration, string? data = null)
    {
        Data = data ?? Path.Combine(_root, "data");
        Directory.CreateDirectory(Data);
        File.WriteAllText(Config, configuration);
    }

    public string Config => Path.Combine(_root, "terminal.json");

    public string Data { get; }

    public NodeProcess Process { get; private set; } = null!;

    public async Task StartAsync() => Process = await NodeProcess.StartAsync(Config, Data);

    /// <summary>Makes a token with the command line.</summary>
    public async Task<string> TokenAsync(string role)
    {
        var made = await NodeProcess.RunAsync("token", "create", "--data", Data, "--role", role);
        Assert.True(made.Exit == 0, made.Error);
        return made.Output.Trim();
    }

    /// <summary>A client that carries a token; none: it carries nothing.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Process.Address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.ExpectContinue = true;
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _clients.Add(client);
        return client;
    }

    /// <summary>Asks again until the answer is as wanted; gives the last answer. What is not there yet is asked for again too.</summary>
    public static async Task<JsonElement> UntilAsync(HttpClient client, string path, Func<JsonElement, bool> wanted, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await client.GetAsync(path, CancellationToken.None);
            var isMissing = response.StatusCode == HttpStatusCode.NotFound && !limit.IsCancellationRequested;
            var answer = isMissing ? default : JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(CancellationToken.None)).RootElement.Clone();
            if (!isMissing && wanted(answer))
                return answer;
            try
            {
                await pause.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return isMissing ? throw new TimeoutException($"{path} is not there after {seconds} s.") : answer;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        if (Process is not null)
            await Process.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
