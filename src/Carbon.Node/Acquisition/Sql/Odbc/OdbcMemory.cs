using System.Runtime.InteropServices;

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>Memory outside the managed heap that a driver may keep pointers to, freed as a whole.</summary>
internal sealed class OdbcMemory : IDisposable
{
    private readonly List<nint> blocks = [];

    /// <summary>A block of zeros.</summary>
    public nint Block(int bytes)
    {
        var block = Marshal.AllocHGlobal(bytes);
        blocks.Add(block);
        for (var i = 0; i < bytes; i++)
            Marshal.WriteByte(block, i, 0);
        return block;
    }

    /// <summary>A text in UTF-16 with a zero at its end.</summary>
    public nint Text(string text)
    {
        var block = Block((text.Length + 1) * sizeof(char));
        Marshal.Copy(text.ToCharArray(), 0, block, text.Length);
        return block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        blocks.ForEach(Marshal.FreeHGlobal);
        blocks.Clear();
    }
}
