using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Carbon.Benchmarks.Modbus;

/// <summary>A server and a client by libmodbus, compiled from <c>peer.c</c> where gcc and libmodbus-dev are installed.</summary>
internal sealed class LibmodbusPeer : IDisposable
{
    private readonly string _program;
    private readonly Process _server;

    private LibmodbusPeer(string program, Process server, int port) => (_program, _server, Port) = (program, server, port);

    /// <summary>The port of the server.</summary>
    public int Port { get; }

    /// <summary>Compiles and starts the server; null, with the reason, where that cannot be done.</summary>
    public static LibmodbusPeer? Start(TemporaryFolder folder, out string reason)
    {
        var program = folder.File("peer");
        reason = Run("gcc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "Modbus", "peer.c"), "-I/usr/include/modbus", "-lmodbus").Error;
        if (reason.Length > 0)
        {
            reason = $"gcc with libmodbus-dev is needed for the reference: {reason.Split('\n')[0]}";
            return null;
        }
        var server = Process.Start(new ProcessStartInfo(program, "serve") { RedirectStandardOutput = true })!;
        return new(program, server, int.Parse(server.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Requests a second of the libmodbus client, one after the other.</summary>
    public double Ask(int registers, TimeSpan duration)
    {
        var (output, error) = Run(_program, "ask", $"{Port}", $"{registers}", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return error.Length == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new IOException(error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
    }

    private static (string Output, string Error) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, process.ExitCode == 0 ? "" : error.Result);
        }
        catch (Win32Exception missing)
        {
            return ("", missing.Message);
        }
    }
}
