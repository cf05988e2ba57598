using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Carbon.Views.Projections;

/// <summary>The one writer of the views: prepared statements over one connection, and the numbers by which rows name points and sources.</summary>
public sealed class ViewWriter(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Id), long> _keys = [];

    /// <summary>Runs a statement with parameters <c>$1</c>, <c>$2</c>, ...; null stands for NULL.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>First column of the first row; null where there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is var value && value is DBNull ? null : value;

    /// <summary>Number of a point; made where it is new.</summary>
    public long Point(string meter, string point) => Key("point", $"{meter}/{point}", () =>
        (long?)Scalar("SELECT key FROM point WHERE meter = $1 AND point = $2", meter, point)
        ?? (long)Scalar("INSERT INTO point (meter, point, kind, unit) VALUES ($1, $2, 0, '') RETURNING key", meter, point)!);

    /// <summary>Number of a source; made where it is new.</summary>
    public long Source(string id) => Key("source", id, () =>
        (long?)Scalar("SELECT key FROM source WHERE id = $1", id)
        ?? (long)Scalar("INSERT INTO source (id, plant, name_zh, name_en, category, gas, sign, version, record) VALUES ($1, '', '', '', '', '', 1, 0, x'') RETURNING key", id)!);

    /// <summary>Runs <paramref name="work"/> as one transaction: all of it is visible afterwards, or nothing.</summary>
    public void Transact(Action work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            _keys.Clear();
            Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>A decimal as the views hold it.</summary>
    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A part of a quantity as the views hold it: nothing for zero.</summary>
    public static string? Part(decimal value) => value == 0m ? null : Text(value);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        connection.Dispose();
    }

    private long Key(string table, string id, Func<long> find)
    {
        if (!_keys.TryGetValue((table, id), out var key))
            _keys[(table, id)] = key = find();
        return key;
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
