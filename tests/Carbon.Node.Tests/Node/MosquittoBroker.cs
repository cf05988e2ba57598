using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Carbon.Node.Tests.Node;

/// <summary>A Mosquitto broker of its own on a free port, where one is installed.</summary>
public sealed class MosquittoBroker : IDisposable
{
    private readonly Process _process;
    private readonly string _config = Path.GetTempFileName();

    public MosquittoBroker()
    {
        Port = FreePort();
        File.WriteAllText(_config, string.Create(CultureInfo.InvariantCulture, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            max_queued_messages 0
            max_inflight_messages 200
            """));
        _process = Process.Start(new ProcessStartInfo(Program(), ["-c", _config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    public int Port { get; }

    public static bool IsInstalled => File.Exists(Program());

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        File.Delete(_config);
    }

    private static string Program() => new[] { "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto" }.FirstOrDefault(File.Exists) ?? "";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
