using System.Data.Common;
using Carbon.Node.Acquisition.Sql.Odbc;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>Connections of the providers: bounded in time, not pooled, and only for reading where the provider can say so.</summary>
internal static class SqlConnections
{
    /// <summary>A source of valid options; secrets are looked up now.</summary>
    /// <exception cref="IOException">A secret is not where the options say.</exception>
    public static ISqlSource Create(SqlOptions options)
    {
        var given = options.ConnectionString is { } text ? Secret.Read(text) : null;
        if (options.Provider == SqlProvider.Odbc)
            return new OdbcSource(given ?? OdbcConnectionString(options), options.Timeout);
        var builder = Builder(options, given);
        return new AdoSource(options.Provider, options.Timeout, () => options.Provider switch
        {
            SqlProvider.SqlServer => new SqlConnection(builder.ConnectionString),
            SqlProvider.PostgreSql => new NpgsqlConnection(builder.ConnectionString),
            SqlProvider.MySql => new MySqlConnection(builder.ConnectionString),
            _ => new SqliteConnection(builder.ConnectionString),
        });
    }

    /// <summary>What is wrong with a connection string that stands in the options themselves; null where nothing is.</summary>
    public static string? Problem(SqlOptions options)
    {
        var text = options.ConnectionString!;
        if (text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal) || options.Provider == SqlProvider.Odbc)
            return null;
        try
        {
            Builder(options, text);
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or NotSupportedException or OverflowException)
        {
            return "is no connection string of this provider; it is written NAME=VALUE;NAME=VALUE";
        }
    }

    private static DbConnectionStringBuilder Builder(SqlOptions options, string? given)
    {
        var seconds = (int)Math.Ceiling(options.Timeout.TotalSeconds);
        var password = options.Password is { } secret ? Secret.Read(secret) : null;
        return options.Provider switch
        {
            SqlProvider.SqlServer => SqlServer(options, given, password, seconds),
            SqlProvider.PostgreSql => PostgreSql(options, given, password, seconds),
            SqlProvider.MySql => MySql(options, given, password, seconds),
            _ => new SqliteConnectionStringBuilder(given ?? "")
            {
                DataSource = given is null ? options.Database : new SqliteConnectionStringBuilder(given).DataSource,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
                DefaultTimeout = seconds,
            },
        };
    }

    private static SqlConnectionStringBuilder SqlServer(SqlOptions options, string? given, string? password, int seconds)
    {
        var builder = new SqlConnectionStringBuilder(given ?? "") { ConnectTimeout = seconds, Pooling = false, ApplicationName = "carbon", ApplicationIntent = ApplicationIntent.ReadOnly };
        if (given is not null)
            return builder;
        builder.DataSource = options.Port is { } port ? FormattableString.Invariant($"{options.Host},{port}") : options.Host;
        builder.InitialCatalog = options.Database;
        builder.IntegratedSecurity = options.User is null;
        if (options.User is not null)
            (builder.UserID, builder.Password) = (options.User, password ?? "");
        builder.Encrypt = options.Tls == SqlTls.Off ? SqlConnectionEncryptOption.Optional : SqlConnectionEncryptOption.Mandatory;
        builder.TrustServerCertificate = options.Tls != SqlTls.Verify;
        return builder;
    }

    private static NpgsqlConnectionStringBuilder PostgreSql(SqlOptions options, string? given, string? password, int seconds)
    {
        var builder = new NpgsqlConnectionStringBuilder(given ?? "") { Timeout = seconds, CommandTimeout = seconds, Pooling = false, ApplicationName = "carbon" };
        if (given is not null)
            return builder;
        (builder.Host, builder.Port, builder.Database, builder.Username, builder.Password) = (options.Host, options.Port ?? 5432, options.Database, options.User, password);
        builder.SslMode = options.Tls switch { SqlTls.Off => SslMode.Disable, SqlTls.Encrypt => SslMode.Require, _ => SslMode.VerifyFull };
        return builder;
    }

    private static MySqlConnectionStringBuilder MySql(SqlOptions options, string? given, string? password, int seconds)
    {
        var builder = new MySqlConnectionStringBuilder(given ?? "")
        {
            ConnectionTimeout = (uint)seconds,
            DefaultCommandTimeout = (uint)seconds,
            Pooling = false,
            ApplicationName = "carbon",
            AllowLoadLocalInfile = false,
            AllowUserVariables = false,
        };
        if (given is not null)
            return builder;
        (builder.Server, builder.Port, builder.Database, builder.UserID, builder.Password) = (options.Host!, (uint)(options.Port ?? 3306), options.Database!, options.User ?? "", password ?? "");
        builder.SslMode = options.Tls switch { SqlTls.Off => MySqlSslMode.Disabled, SqlTls.Encrypt => MySqlSslMode.Required, _ => MySqlSslMode.VerifyFull };
        return builder;
    }

    private static string OdbcConnectionString(SqlOptions options)
    {
        var parts = new List<string> { $"DSN={Braced(options.Database!)}" };
        if (options.User is not null)
            parts.Add($"UID={Braced(options.User)}");
        if (options.Password is not null)
            parts.Add($"PWD={Braced(Secret.Read(options.Password))}");
        return string.Join(';', parts);
    }

    private static string Braced(string value) => value.AsSpan().IndexOfAny("{};=[](),?*!@ ") < 0 ? value : $"{{{value.Replace("}", "}}", StringComparison.Ordinal)}}}";
}
