using System.Globalization;

namespace Carbon.Node.Acquisition.Files;

/// <summary>Columns by name or by place (<c>#1</c> is the first).</summary>
public sealed class FileColumns
{
    private readonly IReadOnlyList<string>? names;

    /// <summary>Columns under a row of names; null where there is none.</summary>
    public FileColumns(IReadOnlyList<string>? names) => this.names = names;

    /// <summary>What is wrong with a column's name; null where nothing is.</summary>
    public static string? Problem(string column, bool named) =>
        string.IsNullOrWhiteSpace(column) ? "name the column"
        : named || Place(column) is not null ? null : $"'{column}' is no place; without a row of names columns are #1, #2, ...";

    /// <summary>Where a column stands, from 0.</summary>
    /// <exception cref="UnreadableFileException">There is none of that name.</exception>
    public int Find(string column)
    {
        var name = column.Trim();
        for (var i = 0; i < names?.Count; i++)
            if (names[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        return Place(column) ?? throw new UnreadableFileException($"there is no column '{column}'; the columns are {string.Join(", ", (names ?? []).Where(n => n.Length > 0).Take(50))}");
    }

    private static int? Place(string column) =>
        column.Trim() is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and <= 1000 ? place - 1 : null;
}

/// <summary>A file that cannot be read as a whole.</summary>
public sealed class UnreadableFileException(string reason) : Exception(reason);
