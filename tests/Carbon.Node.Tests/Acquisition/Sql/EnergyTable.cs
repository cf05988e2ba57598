using System.Globalization;
using Carbon.Node.Acquisition.Sql;
using Microsoft.Data.Sqlite;

namespace Carbon.Node.Tests.Acquisition.Sql;

/// <summary>A table of an energy system in a SQLite file, and channels that read it.</summary>
internal sealed class EnergyTable : IDisposable
{
    public const string Tracked = "SELECT id, ts, meter, kwh FROM energy WHERE ts > @since ORDER BY ts LIMIT @limit";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carbon-sql");

    public EnergyTable() => Run("CREATE TABLE energy (id INTEGER PRIMARY KEY, ts TEXT, meter TEXT, kwh)");

    public string Database => Path.Combine(folder.FullName, "energy.db");

    public string Positions => Path.Combine(folder.FullName, "positions");

    public void Add(DateTime at, object? kwh, string meter = "A-1") =>
        Run("INSERT INTO energy (ts, meter, kwh) VALUES ($ts, $meter, $kwh)", ("$ts", at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), ("$meter", meter), ("$kwh", kwh ?? DBNull.Value));

    public void AddMany(DateTime first, TimeSpan step, int count, string meter = "A-1")
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < count; i++)
            Run(connection, transaction, "INSERT INTO energy (ts, meter, kwh) VALUES ($ts, $meter, $kwh)", ("$ts", (first + step * i).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), ("$meter", meter), ("$kwh", i));
        transaction.Commit();
    }

    public void Run(string statement, params (string Name, object Value)[] parameters)
    {
        using var connection = Open();
        Run(connection, null, statement, parameters);
    }

    public static SqlQueryOptions Query(string select = Tracked, string id = "energy", int rows = 100) => new()
    {
        Id = id,
        Select = select,
        Every = TimeSpan.FromSeconds(1),
        Time = "ts",
        Key = "meter",
        Rows = rows,
        Track = new() { Column = "ts", Kind = SqlTrackKind.Text, Format = "yyyy-MM-dd HH:mm:ss", Start = "2026-01-01T00:00:00+08:00" },
    };

    public SqlOptions Channel(params SqlQueryOptions[] queries) => new()
    {
        Id = "mes",
        Provider = SqlProvider.Sqlite,
        Database = Database,
        Queries = queries.Length == 0 ? [Query()] : queries,
        Meters =
        [
            new() { MeterId = "m1", Points = [new() { PointId = "p", Query = "energy", Column = "kwh", Key = "A-1" }] },
            new() { MeterId = "m2", Points = [new() { PointId = "p", Query = "energy", Column = "KWH", Key = "A-2", Scale = 0.5m }] },
        ],
    };

    public void Dispose() => folder.Delete(recursive: true);

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string statement, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (statement, transaction);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
