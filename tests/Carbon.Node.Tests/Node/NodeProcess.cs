using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>What a finished run of the program left behind.</summary>
public sealed record Finished(int Exit, string Output, string Error);

/// <summary>The program as a process of its own.</summary>
public sealed partial class NodeProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _errors;

    private NodeProcess(Process process, StringBuilder errors, JsonElement ready)
    {
        _process = process;
        _errors = errors;
        Ready = ready;
        Address = new Uri(ready.GetProperty("portal").GetString()!);
    }

    /// <summary>The line that it printed when it was ready.</summary>
    public JsonElement Ready { get; }

    public Uri Address { get; }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "carbon.dll");

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Finished> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Finished(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a node and waits until it serves.</summary>
    public static async Task<NodeProcess> StartAsync(string config, string data)
    {
        var process = Start("run", "--config", config, "--data", data, "--port", "0", "--json");
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (line is null)
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
            throw new InvalidOperationException($"The node ended with {process.ExitCode}: {errors}");
        }
        return new NodeProcess(process, errors, JsonDocument.Parse(line).RootElement.Clone());
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>SIGTERM; gives the exit status and how long the end took.</summary>
    public async Task<(int Exit, TimeSpan Took)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Signal(_process.Id, Terminate));
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_errors)
            return _errors.ToString();
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
