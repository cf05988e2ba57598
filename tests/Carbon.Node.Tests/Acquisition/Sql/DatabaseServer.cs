using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Carbon.Node.Tests.Acquisition.Sql;

/// <summary>A database server of its own in a temporary folder on loopback, that can be stopped and started again.</summary>
internal sealed class DatabaseServer : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carbon-db");
    private readonly string start;
    private readonly string stop;

    private DatabaseServer(Func<string, int, (string Make, string Start, string Stop)> commands)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        (var make, start, stop) = commands(folder.FullName, Port);
        Run($"chmod 777 {folder.FullName}");
        Run(make);
        Start();
    }

    public int Port { get; }

    /// <summary>PostgreSQL with trust for local users; null where it is not installed.</summary>
    public static DatabaseServer? PostgreSql()
    {
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => $"{d}/bin").LastOrDefault(d => File.Exists($"{d}/initdb")) : null;
        var who = Environment.IsPrivilegedProcess ? "runuser -u postgres -- " : "";
        return programs is null ? null : new((data, port) => (
            $"{who}{programs}/initdb -D {data}/data -U postgres --auth=trust -E UTF8",
            $"{who}{programs}/pg_ctl -D {data}/data -w -l {data}/log -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}' start",
            $"{who}{programs}/pg_ctl -D {data}/data -m immediate stop"));
    }

    /// <summary>MariaDB without passwords; null where it is not installed.</summary>
    public static DatabaseServer? MariaDb() => !File.Exists("/usr/sbin/mariadbd") ? null : new((data, port) => (
        $"mariadb-install-db --no-defaults --datadir={data}/data --skip-test-db",
        $"(mariadbd --no-defaults {(Environment.IsPrivilegedProcess ? "--user=root " : "")}--datadir={data}/data --port={port} --bind-address=127.0.0.1 --socket={data}/s --skip-grant-tables --pid-file={data}/pid </dev/null >/dev/null 2>&1 &) ; for i in $(seq 200); do mariadb-admin --no-defaults --socket={data}/s ping >/dev/null 2>&1 && exit 0; sleep 0.1; done; exit 1",
        $"kill -9 $(cat {data}/pid); rm -f {data}/pid"));

    public void Start() => Run(start);

    public void Stop() => Run(stop);

    public void Dispose()
    {
        try
        {
            Stop();
        }
        catch (IOException)
        {
            // A test that failed may have left it stopped.
        }
        folder.Delete(recursive: true);
    }

    private static void Run(string command, [CallerArgumentExpression(nameof(command))] string what = "")
    {
        // The server keeps the output open, so it must not be read to the end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd / && {{ {command} ; }} >/dev/null 2>&1"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"the database server: {what} ended with {process.ExitCode}: {command}");
    }
}
