using System.Diagnostics;
using Carbon.Benchmarks.Plant;
using Microsoft.Data.Sqlite;

namespace Carbon.Benchmarks.Readings;

/// <summary>What a program without any logic does with the same readings: a row each in a table without keys, 500 rows a commit, WAL and synchronous=FULL.</summary>
internal static class PlainInserts
{
    private const int RowsACommit = 500;
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);

    /// <summary>Rows a second.</summary>
    public static double Measure()
    {
        using var folder = new TemporaryFolder();
        using var connection = new SqliteConnection($"Data Source={folder.File("plain.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        Execute(connection, "CREATE TABLE reading (meter TEXT NOT NULL, point TEXT NOT NULL, measured_at INTEGER NOT NULL, received_at INTEGER NOT NULL, value TEXT NOT NULL, quality INTEGER NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO reading VALUES ($1, $2, $3, $4, $5, $6)";
        for (var i = 1; i <= 6; i++)
            insert.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}") });
        var (rows, watch) = (0L, Stopwatch.StartNew());
        for (var hour = 0; watch.Elapsed < _measured; hour++)
            for (var meter = 0; meter < 1000 && watch.Elapsed < _measured; meter += 10)
                rows += Commit(connection, insert, hour, meter);
        return rows / watch.Elapsed.TotalSeconds;
    }

    /// <summary>An hour of ten meters less what does not fit into a commit.</summary>
    private static int Commit(SqliteConnection connection, SqliteCommand insert, int hour, int meter)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        for (var row = 0; row < RowsACommit; row++)
        {
            var (m, step) = (meter + row / 50, hour * 50L + row % 50);
            insert.Parameters[0].Value = BenchPlant.Meter(m);
            insert.Parameters[1].Value = "energy";
            insert.Parameters[2].Value = Registers.Time(step, _every);
            insert.Parameters[3].Value = Registers.Time(step, _every);
            insert.Parameters[4].Value = (Registers.At(m, step) * 0.01m).ToString(System.Globalization.CultureInfo.InvariantCulture);
            insert.Parameters[5].Value = 0;
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        return RowsACommit;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
