using System.Diagnostics;
using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;

namespace Carbon.Benchmarks.Terminal;

/// <summary>A terminal as plants run it: the program itself, in a process of its own, so that its processor time and memory are its alone.</summary>
internal sealed class TerminalProcess : IDisposable
{
    private readonly Process _process;

    private TerminalProcess(Process process) => _process = process;

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Used
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576d;
        }
    }

    /// <summary>Starts a terminal; it goes on by itself.</summary>
    public static TerminalProcess Start(TemporaryFolder folder, NodeConfiguration configuration)
    {
        var file = folder.File("terminal.json");
        File.WriteAllText(file, JsonSerializer.Serialize(configuration, ChannelOptions.Json));
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "carbon.dll"), "run", "--config", file, "--data", folder.File("data"), "--port", "0", "--json" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(" INF]", StringComparison.Ordinal) == false)
                Console.Error.WriteLine($"  terminal: {line.Data}");
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TerminalProcess(process);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
