using System.Runtime.InteropServices;

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>A handle of the driver manager, and what it says of failures.</summary>
internal sealed class OdbcHandle : IDisposable
{
    private readonly short kind;
    private nint handle;

    /// <summary>A handle of <paramref name="kind"/> below <paramref name="parent"/>.</summary>
    public OdbcHandle(short kind, OdbcHandle? parent)
    {
        this.kind = kind;
        if (OdbcLibrary.Instance.Allocate(kind, parent?.Value ?? 0, out handle) is not (OdbcLibrary.Success or OdbcLibrary.SuccessWithInfo))
            throw new IOException(parent?.Said() ?? "the ODBC driver manager gives no environment");
    }

    /// <summary>The handle itself.</summary>
    public nint Value => handle;

    /// <summary>Passes a result on where it is a success.</summary>
    /// <exception cref="IOException">It is a failure; the message is the driver's.</exception>
    public short Check(short result) => result is OdbcLibrary.Success or OdbcLibrary.SuccessWithInfo or OdbcLibrary.NoData ? result : throw new IOException(Said());

    /// <inheritdoc/>
    public void Dispose()
    {
        if (handle != 0)
            OdbcLibrary.Instance.Free(kind, handle);
        handle = 0;
    }

    private string Said()
    {
        const int room = 1024;
        using var memory = new OdbcMemory();
        var (state, message) = (memory.Block(12 * sizeof(char)), memory.Block(room * sizeof(char)));
        return OdbcLibrary.Instance.Diagnose(kind, handle, 1, state, out _, message, room - 1, out var length) is OdbcLibrary.Success or OdbcLibrary.SuccessWithInfo
            ? $"{Marshal.PtrToStringUni(message, Math.Clamp((int)length, 0, room - 1)).TrimEnd('\0')} ({Marshal.PtrToStringUni(state)})"
            : "the ODBC driver failed and does not say why";
    }
}
