using System.Globalization;
using Carbon.Portal.Language;

namespace Carbon.Portal.Entries;

/// <summary>What is wrong, in the reader's language where there are words for it.</summary>
public static class ProblemText
{
    /// <summary>Words of a problem of an entry.</summary>
    public static string Of(EntryProblem problem, Words words) => Of(problem.Code, problem.Values, problem.Reason, words);

    /// <summary>Words of a problem of a table.</summary>
    public static string Of(ImportProblem problem, Words words) => Of(problem.Code, problem.Values, problem.Reason, words);

    private static string Of(string code, IReadOnlyList<string>? values, string reason, Words words) =>
        code.Length > 0 && words.Known($"refusal.{code}", "") is { Length: > 0 } text
            ? string.Format(CultureInfo.InvariantCulture, text, [.. values ?? []])
            : reason;
}
