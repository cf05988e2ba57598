using System.Collections.Immutable;

namespace Carbon.Accounting;

/// <summary>The library of methods and factors is not sound; lists everything that is wrong with it.</summary>
/// <param name="problems">At least one problem.</param>
public sealed class AccountingLibraryException(ImmutableArray<LibraryProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>The problems, by file and line.</summary>
    public ImmutableArray<LibraryProblem> Problems { get; } = problems;
}
