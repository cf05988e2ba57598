using System.Runtime.InteropServices;

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>Binds the values of a request's parameters.</summary>
internal static class OdbcParameters
{
    private const short Input = 1, SqlBigInteger = -5, SqlCharacterW = -9;
    private const int TimestampBytes = 16;

    /// <summary>Binds them in the order of the question marks; <paramref name="memory"/> lives until the statement is done.</summary>
    public static void Bind(OdbcHandle statement, SqlRequest request, OdbcMemory memory)
    {
        foreach (var (index, name) in request.Select.Order.Index())
            statement.Check(Bind(statement.Value, (ushort)(index + 1), request.Parameters[name], memory));
    }

    private static short Bind(nint statement, ushort number, object value, OdbcMemory memory)
    {
        var indicator = memory.Block(nint.Size);
        switch (value)
        {
            case DateTime time:
                Marshal.WriteIntPtr(indicator, TimestampBytes);
                return OdbcLibrary.Instance.Bind(statement, number, Input, OdbcLibrary.Timestamp, OdbcLibrary.Timestamp, 26, 6, Timestamp(time, memory), TimestampBytes, indicator);
            case string text:
                Marshal.WriteIntPtr(indicator, text.Length * sizeof(char));
                return OdbcLibrary.Instance.Bind(statement, number, Input, OdbcLibrary.CharacterW, SqlCharacterW, (nuint)Math.Max(1, text.Length), 0, memory.Text(text), text.Length * sizeof(char), indicator);
            default:
                var block = memory.Block(sizeof(long));
                Marshal.WriteInt64(block, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                Marshal.WriteIntPtr(indicator, sizeof(long));
                return OdbcLibrary.Instance.Bind(statement, number, Input, OdbcLibrary.BigInteger, SqlBigInteger, 19, 0, block, sizeof(long), indicator);
        }
    }

    /// <summary>SQL_TIMESTAMP_STRUCT, its fraction in whole microseconds.</summary>
    private static nint Timestamp(DateTime time, OdbcMemory memory)
    {
        var block = memory.Block(TimestampBytes);
        short[] fields = [(short)time.Year, (short)time.Month, (short)time.Day, (short)time.Hour, (short)time.Minute, (short)time.Second];
        Marshal.Copy(fields, 0, block, fields.Length);
        Marshal.WriteInt32(block, 12, (int)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond * 1000));
        return block;
    }
}
