using System.Runtime.InteropServices;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Sql.Odbc;

/// <summary>The rows of an executed statement. Floating-point columns come as such, everything else as text, so that no digit of a decimal is lost.</summary>
internal sealed class OdbcResult
{
    private const int Room = 1002 * sizeof(char);
    private const int NullData = -1;
    private readonly OdbcHandle statement;
    private readonly nint buffer;
    private readonly bool[] floating;

    public OdbcResult(OdbcHandle statement, OdbcMemory memory)
    {
        this.statement = statement;
        buffer = memory.Block(Room);
        statement.Check(OdbcLibrary.Instance.CountColumns(statement.Value, out var count));
        var names = new string[count];
        floating = new bool[count];
        for (var i = 0; i < count; i++)
        {
            statement.Check(OdbcLibrary.Instance.Describe(statement.Value, (ushort)(i + 1), buffer, Room / sizeof(char) - 1, out var length, out var type, out _, out _, out _));
            names[i] = Marshal.PtrToStringUni(buffer, Math.Clamp((int)length, 0, Room / sizeof(char) - 1));
            floating[i] = type is 6 or 7 or 8;
        }
        Columns = names;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Next() => statement.Check(OdbcLibrary.Instance.Fetch(statement.Value)) != OdbcLibrary.NoData;

    /// <summary>A cell of the row.</summary>
    public object? Cell(int place)
    {
        var type = floating[place] ? OdbcLibrary.Double : OdbcLibrary.CharacterW;
        var result = OdbcLibrary.Instance.Get(statement.Value, (ushort)(place + 1), type, buffer, Room, out var indicator);
        if (result is not (OdbcLibrary.Success or OdbcLibrary.SuccessWithInfo))
            return new CellFault("cannot be fetched");
        if (indicator == NullData)
            return null;
        if (floating[place])
            return BitConverter.Int64BitsToDouble(Marshal.ReadInt64(buffer));
        return result == OdbcLibrary.SuccessWithInfo || indicator < 0 || indicator >= Room
            ? new CellFault($"is a text of more than {Room / sizeof(char) - 2} characters")
            : Marshal.PtrToStringUni(buffer, (int)indicator / sizeof(char));
    }
}
