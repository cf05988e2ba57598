using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Carbon.Node.Tests.Acquisition.OpcUa;

/// <summary>A server that is not ours: node-opcua, from the folder that the preparation of the tests installs it in.</summary>
internal sealed class NodeOpcUaServer : IAsyncDisposable
{
    private readonly Process process;

    private NodeOpcUaServer(Process process, int port, string thumbprint) => (this.process, Port, Thumbprint) = (process, port, thumbprint);

    public int Port { get; }

    /// <summary>SHA-256 of its certificate.</summary>
    public string Thumbprint { get; }

    public string Endpoint => $"opc.tcp://127.0.0.1:{Port}";

    /// <summary>Where it is installed; null where it is not.</summary>
    public static string? Modules { get; } = Find();

    public static void SkipWhereMissing() => Skip.If(Modules is null, "node-opcua is not installed: npm was not there when ./build.sh test prepared artifacts/peers");

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public static async Task<NodeOpcUaServer> StartAsync(string folder, int? port = null)
    {
        var at = port ?? FreePort();
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Acquisition", "OpcUa", "peers", "opcua-server.js"), $"{at}", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Modules! },
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            return new(process, at, await ReadyAsync(process, errors).WaitAsync(TimeSpan.FromSeconds(90)));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Sets a value; returns when the server has it.</summary>
    public async Task SetAsync(string node, object value, string status = "Good", DateTimeOffset? source = null)
    {
        await OrderAsync(JsonSerializer.Serialize(new { node, value, status, source = source?.ToString("O") }), "set");
    }

    /// <summary>The sequence numbers of notifications that were sent and are not acknowledged.</summary>
    public async Task<IReadOnlyList<int>> UnacknowledgedAsync() => JsonSerializer.Deserialize<int[]>(await OrderAsync("{}", "unacknowledged "))!;

    private async Task<string> OrderAsync(string order, string answer)
    {
        await process.StandardInput.WriteLineAsync(order);
        await process.StandardInput.FlushAsync();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } line)
            if (line.StartsWith(answer, StringComparison.Ordinal))
                return line[answer.Length..];
        throw new InvalidOperationException("the server ended by itself");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> ReadyAsync(Process process, Task<string> errors)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return line[6..];
        throw new InvalidOperationException($"the server ended: {await errors}");
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "artifacts", "peers", "node_modules") is var modules && Directory.Exists(Path.Combine(modules, "node-opcua")))
                return modules;
        return null;
    }
}
