using Akka.Configuration;
using Akka.Hosting;
using Akka.Persistence.Sql;
using Akka.Persistence.Sql.Config;
using LinqToDB;
using Microsoft.Data.Sqlite;

namespace Carbon.Persistence;

/// <summary>The embedded journal of a terminal: events and snapshots in a SQLite file each (one writer a file).</summary>
/// <param name="Folder">Data folder of the node; must exist.</param>
public sealed record SqliteJournal(string Folder)
{
    /// <summary>File of the events.</summary>
    public string JournalFile => Path.Combine(Folder, "journal.db");

    /// <summary>File of the snapshots.</summary>
    public string SnapshotFile => Path.Combine(Folder, "snapshots.db");

    /// <summary>Makes journal and snapshot store of an actor system use these files.</summary>
    /// <param name="akka">The actor system.</param>
    /// <param name="time">The clock by which the journal notes when events were written.</param>
    public AkkaConfigurationBuilder Configure(AkkaConfigurationBuilder akka, TimeProvider time)
    {
        var setup = new MultiDataOptionsSetup();
        setup.AddDataOptions("akka.persistence.snapshot-store.sql", Options(SnapshotFile));
        return akka
            .AddSetup(setup)
            .AddSetup(new JournalClock(time))
            .AddHocon(ConfigurationFactory.ParseString(Hocon()).WithFallback(SqlPersistence.DefaultConfiguration), HoconAddMode.Prepend);
    }

    /// <summary>linq2db options for one of the node's SQLite files.</summary>
    public static DataOptions Options(string file) => new DataOptions()
        .UseConnectionString(ProviderName.SQLiteMS, ConnectionString(file))
        .UseInterceptor(new YieldingConnection());

    private static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, Pooling = true }.ToString();

    private string Hocon() => $$"""
        akka.persistence {
          max-concurrent-recoveries = 50
          journal {
            plugin = "akka.persistence.journal.sqlite"
            sqlite {
              class = "Carbon.Persistence.Sqlite.EventJournal, Carbon.Actors"
              file = "{{Escape(JournalFile)}}"
              circuit-breaker { max-failures = 10, call-timeout = 60s, reset-timeout = 5s }
            }
          }
          snapshot-store {
            plugin = "akka.persistence.snapshot-store.sql"
            sql {
              connection-string = "{{Escape(ConnectionString(SnapshotFile))}}"
              provider-name = "SQLite.MS"
              auto-initialize = true
            }
          }
        }
        """;

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
