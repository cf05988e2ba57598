using System.Runtime.InteropServices;

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>The functions of an ODBC 3 driver manager: odbc32 of Windows, unixODBC elsewhere. Texts are UTF-16.</summary>
internal sealed class OdbcLibrary
{
    public const short Success = 0, SuccessWithInfo = 1, NoData = 100;
    public const short Environment = 1, Connection = 2, Statement = 3;
    public const short CharacterW = -8, Double = 8, BigInteger = -25, Timestamp = 93;

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["odbc32.dll"]
        : OperatingSystem.IsMacOS() ? ["libodbc.2.dylib", "libodbc.dylib"] : ["libodbc.so.2", "libodbc.so.1", "libodbc.so"];

    private static readonly Lazy<OdbcLibrary> Loaded = new(() => new OdbcLibrary());

    private OdbcLibrary()
    {
        nint library = 0;
        if (!Names.Any(name => NativeLibrary.TryLoad(name, out library)))
            throw new IOException("there is no ODBC driver manager on this machine; install unixODBC (Debian: apt-get install unixodbc) and the driver of the database");
        T Function<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
        (Allocate, Free) = (Function<AllocateHandle>("SQLAllocHandle"), Function<FreeHandle>("SQLFreeHandle"));
        (SetEnvironment, SetConnection, SetStatement) = (Function<SetAttribute>("SQLSetEnvAttr"), Function<SetAttribute>("SQLSetConnectAttrW"), Function<SetAttribute>("SQLSetStmtAttrW"));
        (Connect, Disconnect, EndTransaction) = (Function<DriverConnect>("SQLDriverConnectW"), Function<OneHandle>("SQLDisconnect"), Function<End>("SQLEndTran"));
        (Execute, Bind, Fetch, Cancel) = (Function<ExecuteDirect>("SQLExecDirectW"), Function<BindParameter>("SQLBindParameter"), Function<OneHandle>("SQLFetch"), Function<OneHandle>("SQLCancel"));
        (CountColumns, Describe, Get, Diagnose) = (Function<ColumnCount>("SQLNumResultCols"), Function<DescribeColumn>("SQLDescribeColW"), Function<GetData>("SQLGetData"), Function<Diagnostics>("SQLGetDiagRecW"));
    }

    public delegate short AllocateHandle(short kind, nint parent, out nint handle);

    public delegate short FreeHandle(short kind, nint handle);

    public delegate short SetAttribute(nint handle, int attribute, nint value, int length);

    public delegate short DriverConnect(nint connection, nint window, nint text, short length, nint completed, short room, nint completedLength, ushort completion);

    public delegate short OneHandle(nint handle);

    public delegate short End(short kind, nint handle, short completion);

    public delegate short ExecuteDirect(nint statement, nint text, int length);

    public delegate short BindParameter(nint statement, ushort number, short direction, short cType, short sqlType, nuint size, short digits, nint value, nint length, nint indicator);

    public delegate short ColumnCount(nint statement, out short count);

    public delegate short DescribeColumn(nint statement, ushort number, nint name, short room, out short nameLength, out short sqlType, out nuint size, out short digits, out short nullable);

    public delegate short GetData(nint statement, ushort number, short cType, nint value, nint room, out nint indicator);

    public delegate short Diagnostics(short kind, nint handle, short number, nint state, out int native, nint message, short room, out short length);

    /// <summary>The driver manager of this machine.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static OdbcLibrary Instance => Loaded.Value;

    public AllocateHandle Allocate { get; }

    public FreeHandle Free { get; }

    public SetAttribute SetEnvironment { get; }

    public SetAttribute SetConnection { get; }

    public SetAttribute SetStatement { get; }

    public DriverConnect Connect { get; }

    public OneHandle Disconnect { get; }

    public End EndTransaction { get; }

    public ExecuteDirect Execute { get; }

    public BindParameter Bind { get; }

    public OneHandle Fetch { get; }

    public OneHandle Cancel { get; }

    public ColumnCount CountColumns { get; }

    public DescribeColumn Describe { get; }

    public GetData Get { get; }

    public Diagnostics Diagnose { get; }
}
