using System.Data.Common;
using Carbon.Node.Acquisition.Sql;
using MySqlConnector;
using Npgsql;

namespace Carbon.Node.Tests.Acquisition.Sql;

/// <summary>Against database servers that are not ours.</summary>
public sealed class DatabaseServerTests
{
    private readonly RecordingSink sink = new();

    [SkippableFact]
    public async Task PostgreSQL_is_read_by_instants_and_goes_on_after_its_restart()
    {
        using var server = DatabaseServer.PostgreSql();
        Skip.If(server is null, "postgresql is not installed");
        var connection = $"Host=127.0.0.1;Port={server.Port};Username=postgres;Database=postgres;Pooling=false";
        await RunAsync(new NpgsqlConnection(connection), """
            CREATE TABLE energy (ts timestamptz, local timestamp, meter text, kwh numeric, f double precision);
            INSERT INTO energy SELECT t, t AT TIME ZONE 'Asia/Shanghai', 'A-1', extract(epoch FROM t) / 4, 0.5 FROM generate_series(timestamptz '2026-11-01 00:00+08', timestamptz '2026-11-02 00:00+08', interval '1 minute') t;
            INSERT INTO energy VALUES ('2026-11-02 00:01+08', '2026-11-02 00:01', 'A-1', 'NaN', 'NaN'), ('2026-11-02 00:02+08', '2026-11-02 00:02', 'A-1', 1e60, 'Infinity'), ('2026-11-02 00:03:00.123456+08', '2026-11-02 00:03:00.123456', 'A-1', 12345678901234567890.123456789, 0.1);
            """);
        var channel = Channel(SqlProvider.PostgreSql, server.Port, SqlTrackKind.Instant, "ts");
        var stretches = channel.Queries[0] with { Id = "stretches", Select = "SELECT * FROM energy WHERE ts > @since AND ts < @until ORDER BY ts" };
        channel = channel with { Queries = [.. channel.Queries, stretches], Meters = [.. channel.Meters, new() { MeterId = "u", Points = [new() { PointId = "p", Query = "stretches", Column = "kwh", Key = "A-1" }] }] };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        await sink.UntilAsync("all was read", _ => Times() == 1442 && Times("u") == 1442);
        Assert.Equal(12345678901234567890.123456789m, sink.Of("m").MaxBy(r => r.MeasuredAt)!.Value);
        Assert.True(collecting.State.Meter("m")!.Invalid >= 2);
        server.Stop();
        server.Start();
        await RunAsync(new NpgsqlConnection(connection), "INSERT INTO energy VALUES ('2026-11-02 00:05+08', '2026-11-02 00:05', 'A-1', 7, 1)");
        await sink.UntilAsync("reading went on", _ => sink.Of("m").Any(r => r.Value == 7m));
    }

    [SkippableFact]
    public async Task PostgreSQL_is_read_by_local_times_in_a_transaction_that_only_reads()
    {
        using var server = DatabaseServer.PostgreSql();
        Skip.If(server is null, "postgresql is not installed");
        var connection = $"Host=127.0.0.1;Port={server.Port};Username=postgres;Database=postgres;Pooling=false";
        await RunAsync(new NpgsqlConnection(connection), """
            CREATE TABLE energy (ts timestamp, meter text, kwh numeric);
            CREATE TABLE touched (n int);
            CREATE FUNCTION touch() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN INSERT INTO touched VALUES (1); RETURN 1; END';
            INSERT INTO energy VALUES ('2026-11-01 08:00', 'A-1', 5);
            """);
        var channel = Channel(SqlProvider.PostgreSql, server.Port, SqlTrackKind.LocalTime, "ts");
        var touching = channel.Queries[0] with { Id = "touching", Select = "SELECT ts, meter, touch() AS kwh FROM energy WHERE ts > @since ORDER BY ts LIMIT @limit" };
        channel = channel with { Queries = [.. channel.Queries, touching], Meters = [.. channel.Meters, new() { MeterId = "t", Points = [new() { PointId = "p", Query = "touching", Column = "kwh", Key = "A-1" }] }] };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        await sink.UntilAsync("the row was read", "m", 1);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), sink.Of("m")[0].MeasuredAt);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Meter("t")!.LastError is not { } error || !error.Contains("read-only", StringComparison.Ordinal))
        {
            Assert.False(limit.IsCancellationRequested, collecting.State.Meter("t")!.LastError);
            await Task.Yield();
        }
    }

    [SkippableFact]
    public async Task MariaDB_is_read_by_ids_and_goes_on_after_its_restart()
    {
        using var server = DatabaseServer.MariaDb();
        Skip.If(server is null, "mariadb-server is not installed");
        var connection = $"Server=127.0.0.1;Port={server.Port};User ID=root;SslMode=Disabled;Pooling=false;AllowZeroDateTime=true";
        await RunAsync(new MySqlConnection(connection), """
            CREATE DATABASE mes; USE mes;
            CREATE TABLE energy (id BIGINT AUTO_INCREMENT PRIMARY KEY, ts DATETIME(3), meter VARCHAR(20), kwh DECIMAL(20,4), f FLOAT);
            INSERT INTO energy (ts, meter, kwh) SELECT '2026-11-01' + INTERVAL seq MINUTE, 'A-1', seq / 4 FROM seq_1_to_300;
            """);
        var channel = Channel(SqlProvider.MySql, server.Port, SqlTrackKind.Id, "id") with { Database = "mes" };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        await sink.UntilAsync("all was read", _ => Times() == 300);
        Assert.Equal((75m, new DateTimeOffset(2026, 11, 1, 5, 0, 0, TimeSpan.FromHours(8))), (sink.Of("m").MaxBy(r => r.MeasuredAt)!.Value, sink.Of("m").Max(r => r.MeasuredAt)));
        server.Stop();
        server.Start();
        await RunAsync(new MySqlConnection(connection), "INSERT INTO mes.energy (ts, meter, kwh) VALUES ('2026-11-02', 'A-1', 7.5)");
        await sink.UntilAsync("reading went on", _ => sink.Of("m").Any(r => r.Value == 7.5m && r.MeasuredAt == new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(8))));
    }

    [SkippableFact]
    public async Task PostgreSQL_is_read_through_ODBC()
    {
        using var server = DatabaseServer.PostgreSql();
        Skip.If(server is null || !OdbcDriver.IsInstalled("PostgreSQL Unicode"), "postgresql, unixodbc or odbc-postgresql is not installed");
        await RunAsync(new NpgsqlConnection($"Host=127.0.0.1;Port={server.Port};Username=postgres;Database=postgres;Pooling=false"), """
            CREATE TABLE energy (ts timestamp, meter text, kwh numeric, f double precision);
            INSERT INTO energy SELECT t, 'A-1', extract(epoch FROM t) / 7, 0.1 FROM generate_series(timestamp '2026-11-01 00:00', timestamp '2026-11-01 05:00', interval '1 minute') t;
            INSERT INTO energy VALUES ('2026-11-01 06:00', 'A-1', NULL, NULL), ('2026-11-01 06:00:00.123456', '表一', 12345678901234567890.123456789, 1);
            """);
        var channel = Channel(SqlProvider.Odbc, server.Port, SqlTrackKind.LocalTime, "ts") with
        {
            Host = null,
            Port = null,
            Database = null,
            User = null,
            ConnectionString = $"Driver={{PostgreSQL Unicode}};Server=127.0.0.1;Port={server.Port};Database=postgres;Uid=postgres",
        };
        channel = channel with { Meters = [.. channel.Meters, new() { MeterId = "f", Points = [new() { PointId = "p", Query = "energy", Column = "f", Key = "A-1" }] }, new() { MeterId = "z", Points = [new() { PointId = "p", Query = "energy", Column = "kwh", Key = "表一" }] }] };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        await sink.UntilAsync("all was read", _ => Times() == 301 && sink.Of("z").Count > 0);
        Assert.Equal((12345678901234567890.123456789m, new DateTimeOffset(2026, 11, 1, 6, 0, 0, 123, TimeSpan.FromHours(8))), (sink.Of("z")[0].Value, sink.Of("z")[0].MeasuredAt));
        Assert.All(sink.Of("f"), r => Assert.Equal(0.1m, r.Value));
        Assert.True(collecting.State.Meter("m")!.Invalid > 0);
    }

    [SkippableFact]
    public async Task SQLite_is_read_through_ODBC()
    {
        Skip.IfNot(OdbcDriver.IsInstalled("SQLite3"), "unixodbc or libsqliteodbc is not installed");
        using var table = new EnergyTable();
        table.AddMany(new DateTime(2026, 11, 1), TimeSpan.FromMinutes(1), 345);
        table.Add(new DateTime(2026, 11, 2), "12.50", "A-2");
        var channel = table.Channel() with { Provider = SqlProvider.Odbc, Database = null, ConnectionString = $"Driver={{SQLite3}};Database={table.Database};Timeout=5000" };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        await sink.UntilAsync("all was read", _ => Times("m1") == 345 && sink.Of("m2").Count > 0);
        Assert.Equal(6.25m, sink.Of("m2")[0].Value);
    }

    [SkippableFact]
    public async Task What_an_ODBC_driver_says_is_told()
    {
        Skip.IfNot(OdbcDriver.IsInstalled("SQLite3"), "unixodbc or libsqliteodbc is not installed");
        using var table = new EnergyTable();
        var channel = table.Channel() with { Provider = SqlProvider.Odbc, Database = null, ConnectionString = "Driver={No such driver};Database=x" };
        await using var collecting = await new Collecting(TimeProvider.System, sink, channel).StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Meter("m1")!.LastError is not { } error || !error.Contains("IM002", StringComparison.Ordinal) && !error.Contains("01000", StringComparison.Ordinal))
        {
            Assert.False(limit.IsCancellationRequested, collecting.State.Meter("m1")!.LastError);
            await Task.Yield();
        }
    }

    private int Times(string meter = "m") => sink.Of(meter).Select(r => r.MeasuredAt).Distinct().Count();

    private static SqlOptions Channel(SqlProvider provider, int port, SqlTrackKind kind, string tracked) => new()
    {
        Id = "mes",
        Provider = provider,
        Host = "127.0.0.1",
        Port = port,
        Database = "postgres",
        User = provider == SqlProvider.MySql ? "root" : "postgres",
        Tls = SqlTls.Off,
        ReconnectAtMost = TimeSpan.FromSeconds(1),
        Queries =
        [
            new()
            {
                Id = "energy",
                Select = $"SELECT * FROM energy WHERE {tracked} > @since ORDER BY {tracked} LIMIT @limit",
                Every = TimeSpan.FromSeconds(1),
                Time = "ts",
                Key = "meter",
                Rows = 100,
                Track = new() { Column = tracked, Kind = kind, Start = kind == SqlTrackKind.Id ? "0" : "2026-01-01T00:00:00+08:00", OverlapIds = 10 },
            },
        ],
        Meters = [new() { MeterId = "m", Points = [new() { PointId = "p", Query = "energy", Column = "kwh", Key = "A-1" }] }],
    };

    private static async Task RunAsync(DbConnection connection, string statements)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = statements;
            await command.ExecuteNonQueryAsync();
        }
    }
}
