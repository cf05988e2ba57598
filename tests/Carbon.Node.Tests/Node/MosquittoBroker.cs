using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Carbon.Node.Tests.Acquisition;

namespace Carbon.Node.Tests.Node;

/// <summary>A Mosquitto broker of its own on a free port, where one is installed.</summary>
public sealed class MosquittoBroker : IDisposable
{
    private readonly string _config = Path.GetTempFileName();
    private readonly DirectoryInfo? _kept;
    private Process _process;

    public MosquittoBroker()
        : this(null)
    {
    }

    private MosquittoBroker(DirectoryInfo? kept)
    {
        _kept = kept;
        Port = FreePort();
        File.WriteAllText(_config, string.Create(CultureInfo.InvariantCulture, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            max_queued_messages 0
            max_inflight_messages 200

            """));
        if (kept is not null)
            File.AppendAllText(_config, $"user root\npersistence true\npersistence_location {kept.FullName}/\nautosave_interval 1\n");
        _process = Start();
    }

    public int Port { get; }

    public static bool IsInstalled => File.Exists(Program());

    /// <summary>A broker that keeps sessions and messages in a file, so that it has them after its death.</summary>
    public static async Task<MosquittoBroker> StartLastingAsync()
    {
        var broker = new MosquittoBroker(Directory.CreateTempSubdirectory("carbon-mosquitto-"));
        await Listening.AtAsync(broker.Port, broker._process);
        return broker;
    }

    /// <summary>Until the broker's file holds a text.</summary>
    public async Task UntilKeptAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var file = Path.Combine(_kept!.FullName, "mosquitto.db");
        while (!File.Exists(file) || File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0)
            await pause.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts it at the same port with what it had kept.</summary>
    public async Task StartAgainAsync()
    {
        _process = Start();
        await Listening.AtAsync(Port, _process);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_config);
        _kept?.Delete(recursive: true);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Program(), ["-c", _config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static string Program() => new[] { "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto" }.FirstOrDefault(File.Exists) ?? "";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
