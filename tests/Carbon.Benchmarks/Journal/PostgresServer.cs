using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Hosting;
using Akka.Persistence.Sql;

namespace Carbon.Benchmarks.Journal;

/// <summary>A PostgreSQL 15 of its own in a temporary folder, with its default configuration, on loopback.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();

    private PostgresServer()
    {
    }

    private string ConnectionString => FormattableString.Invariant($"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres");

    /// <summary>Starts a server; null with a reason where that is not possible.</summary>
    public static PostgresServer? Start(out string? reason)
    {
        if (!File.Exists($"{Programs}/initdb"))
        {
            reason = $"PostgreSQL 15 is not installed ({Programs}); apt-get install postgresql-15";
            return null;
        }
        var server = new PostgresServer();
        reason = server.Launch();
        if (reason is null)
            return server;
        server.Dispose();
        return null;
    }

    /// <summary>Makes the journal of an actor system use it.</summary>
    public AkkaConfigurationBuilder Configure(AkkaConfigurationBuilder akka) => akka
        .AddHocon(
            $$"""
            akka.persistence.journal.plugin = "akka.persistence.journal.sql"
            akka.persistence.journal.sql {
              connection-string = "{{ConnectionString}}"
              provider-name = "PostgreSQL.15"
              auto-initialize = true
              tag-write-mode = TagTable
              batch-size = 400
            }
            """,
            HoconAddMode.Prepend)
        .AddHocon(SqlPersistence.DefaultConfiguration, HoconAddMode.Append);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder.File("data")))
            AsPostgres($"{Programs}/pg_ctl -D {_folder.File("data")} -m immediate stop");
        _folder.Dispose();
    }

    private string? Launch()
    {
        if (Environment.IsPrivilegedProcess)
            Run("chown", $"postgres {_folder.Path}");
        return AsPostgres($"{Programs}/initdb -D {_folder.File("data")} -U postgres --auth=trust -E UTF8")
            ?? AsPostgres(FormattableString.Invariant($"{Programs}/pg_ctl -D {_folder.File("data")} -w -l {_folder.File("log")} -o \"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder.Path}\" start"));
    }

    private static string? AsPostgres(string command) => Environment.IsPrivilegedProcess
        ? Run("runuser", $"-u postgres -- {command}")
        : Run(command[..command.IndexOf(' ', StringComparison.Ordinal)], command[(command.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>Runs a program to its end; null where it succeeds, else what it says.</summary>
    private static string? Run(string program, string arguments)
    {
        // pg_ctl leaves its output open to the server, so it must not be read to the end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd / && {program} {arguments} >/dev/null 2>&1"]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{program} {arguments} ended with {process.ExitCode}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
