namespace Carbon.Node.Acquisition.Sql;

/// <summary>Kinds of databases.</summary>
public enum SqlProvider
{
    /// <summary>Microsoft SQL Server.</summary>
    SqlServer,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,

    /// <summary>MySQL or MariaDB.</summary>
    MySql,

    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>Whatever has an ODBC driver on this machine.</summary>
    Odbc,
}

/// <summary>How the connection to a database server is protected.</summary>
public enum SqlTls
{
    /// <summary>Enciphered, and the server's certificate is checked.</summary>
    Verify,

    /// <summary>Enciphered; any certificate is taken.</summary>
    Encrypt,

    /// <summary>Not enciphered.</summary>
    Off,
}
