using System.Collections.Frozen;
using System.Text;

namespace Carbon.Node.Acquisition.Sql;

/// <summary>
/// A SELECT of the user's: one statement that only reads, with no parameters but <c>@since</c>, <c>@until</c> and <c>@limit</c>. The check is
/// a guard against mistakes, not against the rights of the database user; the user should only be allowed to read.
/// </summary>
public sealed class SqlText
{
    private const int Longest = 20_000;

    private static readonly FrozenSet<string> Writing = new[]
    {
        "INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "DROP", "ALTER", "CREATE", "TRUNCATE", "EXEC", "EXECUTE", "GRANT", "REVOKE", "DENY", "DECLARE", "WAITFOR", "SHUTDOWN", "DBCC", "PRAGMA", "ATTACH",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> order = [];

    private SqlText(string text) => Text = text;

    /// <summary>The text as written, without a semicolon at the end.</summary>
    public string Text { get; }

    /// <summary>The text with a question mark for each parameter, as ODBC wants it.</summary>
    public string Positional { get; private set; } = "";

    /// <summary>Names of the parameters, in the order of the question marks.</summary>
    public IReadOnlyList<string> Order => order;

    /// <summary>It compares with the position.</summary>
    public bool UsesSince => order.Contains("since");

    /// <summary>It has an end.</summary>
    public bool UsesUntil => order.Contains("until");

    /// <summary>It is bounded in rows.</summary>
    public bool UsesLimit => order.Contains("limit");

    /// <summary>Reads a text; false with a reason where it is not one SELECT.</summary>
    public static bool TryParse(string text, out SqlText select, out string error)
    {
        select = new SqlText(text.Trim().TrimEnd(';', ' ', '\t', '\r', '\n'));
        error = select.Text.Length is 0 or > Longest ? $"write one SELECT of at most {Longest} characters" : select.Scan() ?? "";
        return error.Length == 0;
    }

    private string? Scan()
    {
        var positional = new StringBuilder(Text.Length);
        var words = 0;
        for (var i = 0; i < Text.Length;)
        {
            var start = i;
            var c = Text[i];
            if (Quoted(c) is { } close)
            {
                i = End(i + 1, close);
                if (i < 0)
                    return $"the {c} at character {start + 1} is not closed";
                if (close == '\'' && Text.AsSpan(start, i - start).Contains("\\'", StringComparison.Ordinal))
                    return $"the text at character {start + 1} has a backslash before a quote, which databases read differently; write a quote twice";
            }
            else if (c == '-' && Next(i) == '-')
            {
                i = Text.IndexOf('\n', i) is var end and >= 0 ? end : Text.Length;
                positional.Append(' ');
                continue;
            }
            else if (c == '/' && Next(i) == '*')
            {
                if (Text.IndexOf("*/", i, StringComparison.Ordinal) is not (var end and >= 0) || i + 2 < Text.Length && Text[i + 2] == '!')
                    return $"the comment at character {start + 1} is not closed, or holds statements of MySQL";
                i = end + 2;
                positional.Append(' ');
                continue;
            }
            else if (c == ';')
                return "there is more than one statement; write one SELECT";
            else if (c == '?')
                return "write @since, @until and @limit, not question marks";
            else if (c == '@' && Next(i) == '@')
                i += 2;
            else if (c == '@' && char.IsLetter(Next(i)))
            {
                i = EndOfWord(i + 1);
                var name = Text[(start + 1)..i].ToLowerInvariant();
                if (name is not ("since" or "until" or "limit"))
                    return $"there is no parameter @{name}; there are @since, @until and @limit";
                order.Add(name);
                positional.Append('?');
                continue;
            }
            else if (char.IsLetter(c) || c == '_')
            {
                i = EndOfWord(i);
                var word = Text[start..i];
                if (words++ == 0 && !word.Equals("SELECT", StringComparison.OrdinalIgnoreCase) && !word.Equals("WITH", StringComparison.OrdinalIgnoreCase))
                    return $"begins with '{word}'; only a SELECT is taken, because the terminal never changes another system's data";
                if (Writing.Contains(word))
                    return $"has the word '{word}', which changes data; put it in quotes where it is the name of a column";
            }
            else
                i++;
            positional.Append(Text, start, i - start);
        }
        Positional = positional.ToString();
        return words == 0 ? "write one SELECT" : null;
    }

    private static char? Quoted(char c) => c switch { '\'' => '\'', '"' => '"', '`' => '`', '[' => ']', _ => null };

    /// <summary>The place after the closing quote; a quote doubled stands for itself.</summary>
    private int End(int at, char close)
    {
        while ((at = Text.IndexOf(close, at)) >= 0)
        {
            if (close == ']' || Next(at) != close)
                return at + 1;
            at += 2;
            if (at > Text.Length)
                return -1;
        }
        return -1;
    }

    private int EndOfWord(int at)
    {
        while (at < Text.Length && (char.IsLetterOrDigit(Text[at]) || Text[at] is '_' or '$' or '#'))
            at++;
        return at;
    }

    private char Next(int at) => at + 1 < Text.Length ? Text[at + 1] : '\0';
}
