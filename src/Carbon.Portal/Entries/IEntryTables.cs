namespace Carbon.Portal.Entries;

/// <summary>What is wrong in a table, and what to do.</summary>
/// <param name="Row">Row as the table numbers it; 0: the table as a whole.</param>
/// <param name="Column">Heading of the column; empty: the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
/// <param name="Code">Word for the reason, for other languages; empty: only the reason tells.</param>
/// <param name="Values">What the reason names, in the order of its words.</param>
public sealed record ImportProblem(int Row, string Column, string Reason, string Code = "", IReadOnlyList<string>? Values = null);

/// <summary>A row of a table as it was read.</summary>
/// <param name="Row">Row as the table numbers it.</param>
/// <param name="Item">Data item; empty where the row names none.</param>
/// <param name="Input">The entry.</param>
public sealed record ImportedRow(int Row, string Item, EntryInput Input);

/// <summary>What became of a table: all of it was taken, or nothing.</summary>
/// <param name="Rows">Rows with entries.</param>
/// <param name="Made">Entries made.</param>
/// <param name="Unchanged">Rows whose entries were there already, just so.</param>
/// <param name="CheckOnly">True where nothing was to be changed.</param>
/// <param name="Problems">Why nothing was taken; empty: all was.</param>
public sealed record ImportReport(int Rows, int Made, int Unchanged, bool CheckOnly, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>Every row as it was read.</summary>
    public IReadOnlyList<ImportedRow> Entries { get; init; } = [];
}

/// <summary>Brings in tables of entries: all rows or none; the API and the page use the same one.</summary>
public interface IEntryTables
{
    /// <summary>Most rows of a table.</summary>
    int MaximumRows { get; }

    /// <summary>Brings in a csv or xlsx table.</summary>
    /// <param name="content">The file.</param>
    /// <param name="item">Data item of rows that name none; null: each row names its own.</param>
    /// <param name="submit">Hands the entries in; false: keeps them as drafts.</param>
    /// <param name="checkOnly">Says what would become of the table, and changes nothing.</param>
    /// <param name="by">Who brings it in.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<ImportReport> RunAsync(byte[] content, string? item, bool submit, bool checkOnly, string by, CancellationToken cancellation);
}
