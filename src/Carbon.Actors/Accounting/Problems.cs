namespace Carbon.Accounting;

/// <summary>Something in a library file that is wrong.</summary>
/// <param name="File">Path relative to the configuration folder.</param>
/// <param name="Line">Line from 1; 0 for the file as a whole.</param>
/// <param name="Method">Method or table it concerns, or null.</param>
/// <param name="Symbol">Source or symbol it concerns, or null.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record LibraryProblem(string File, int Line, string? Method, string? Symbol, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Concat(
        File,
        Line > 0 ? FormattableString.Invariant($":{Line}") : "",
        ": ",
        string.Join(' ', new[] { Method, Symbol }.Where(part => part is not null)),
        Method is null && Symbol is null ? "" : ": ",
        Message);
}

/// <summary>Collects what is wrong in one file, so that an editor sees all of it at once.</summary>
internal sealed class Problems(string file, List<LibraryProblem> all)
{
    internal void Add(int line, string message, string? method = null, string? symbol = null) =>
        all.Add(new LibraryProblem(file, line, method, symbol, message));
}
