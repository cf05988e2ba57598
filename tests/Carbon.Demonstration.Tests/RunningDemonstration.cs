using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Carbon.Demonstration.Tests;

/// <summary>The demonstration as a process of its own, in an empty data folder.</summary>
public sealed class RunningDemonstration : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("carbon-demonstration-").FullName;
    private Process? _process;

    /// <summary>What it said when it was ready.</summary>
    public JsonElement Ready { get; private set; }

    /// <summary>Time from the start of the process until it said so.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Address of the portal.</summary>
    public string Portal => Ready.GetProperty("portal").GetString()!;

    /// <summary>A client that carries the demonstration's token.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = new Uri(Portal) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Ready.GetProperty("token").GetString());
        return client;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var started = Stopwatch.StartNew();
        _process = Start("demo", "--data", _data, "--port", "0", "--json");
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        ReadyAfter = started.Elapsed;
        Ready = JsonSerializer.Deserialize<JsonElement>(line!);
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (!_process!.HasExited)
            await EndAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Asks it to end; gives its exit status.</summary>
    public async Task<int> EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _process.ExitCode;
    }

    /// <summary>Verifies the data folder by the program's own verb; gives exit status and output.</summary>
    public async Task<(int Status, JsonElement Found)> VerifyAsync()
    {
        using var process = Start("verify", "--data", _data);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, JsonSerializer.Deserialize<JsonElement>(output));
    }

    private static Process Start(params string[] arguments)
    {
        var program = typeof(RunningDemonstration).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Program").Value!;
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }
}
