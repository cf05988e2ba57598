namespace Carbon.Node.Entries.Import;

/// <summary>What is wrong in a table, and what to do.</summary>
/// <param name="Row">Row as the table numbers it.</param>
/// <param name="Column">Heading of the column; empty: the row as a whole.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record ImportProblem(int Row, string Column, string Reason);

/// <summary>What became of a table: all of it was taken, or nothing.</summary>
/// <param name="Rows">Rows with entries.</param>
/// <param name="Made">Entries made.</param>
/// <param name="Unchanged">Rows whose entries were there already, just so.</param>
/// <param name="CheckOnly">True where nothing was to be changed.</param>
/// <param name="Problems">Why nothing was taken; empty: all was.</param>
public sealed record ImportReport(int Rows, int Made, int Unchanged, bool CheckOnly, IReadOnlyList<ImportProblem> Problems);
