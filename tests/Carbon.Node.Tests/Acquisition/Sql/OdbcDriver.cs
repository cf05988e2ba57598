namespace Carbon.Node.Tests.Acquisition.Sql;

/// <summary>What ODBC has on this machine.</summary>
internal static class OdbcDriver
{
    public static bool IsInstalled(string driver) => File.Exists("/etc/odbcinst.ini") && File.ReadLines("/etc/odbcinst.ini").Any(l => l.Trim() == $"[{driver}]");
}
