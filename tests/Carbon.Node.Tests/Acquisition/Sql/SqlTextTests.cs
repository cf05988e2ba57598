using Carbon.Node.Acquisition.Sql;
using FsCheck.Xunit;

namespace Carbon.Node.Tests.Acquisition.Sql;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("SELECT ts, kwh FROM energy WHERE ts > @since ORDER BY ts LIMIT @limit", "SELECT ts, kwh FROM energy WHERE ts > ? ORDER BY ts LIMIT ?", "since,limit")]
    [InlineData("select top (@Limit) [update], '@since; DROP' AS s -- @until ; DELETE\nfrom t where a > @since and a <= @until;", "select top (?) [update], '@since; DROP' AS s  \nfrom t where a > ? and a <= ?", "limit,since,until")]
    [InlineData("WITH x AS (SELECT 'it''s' AS \"delete\" /* one ; two @x */ FROM t) SELECT * FROM x WHERE ts > @since::timestamp AND @since IS NOT NULL", "WITH x AS (SELECT 'it''s' AS \"delete\"   FROM t) SELECT * FROM x WHERE ts > ?::timestamp AND ? IS NOT NULL", "since,since")]
    [InlineData("SELECT @@version AS v", "SELECT @@version AS v", "")]
    public void A_select_is_taken_and_its_parameters_are_found(string text, string positional, string order)
    {
        Assert.True(SqlText.TryParse(text, out var select, out var error), error);
        Assert.Equal((positional, order), (select.Positional, string.Join(',', select.Order)));
    }

    [Theory]
    [InlineData("", "SELECT")]
    [InlineData("DELETE FROM t", "DELETE")]
    [InlineData("SELECT 1; DROP TABLE t", "more than one statement")]
    [InlineData("SELECT 1 DROP TABLE t", "DROP")]
    [InlineData("SELECT * INTO other FROM t", "INTO")]
    [InlineData("WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone", "DELETE")]
    [InlineData("SELECT '\\' ; DROP TABLE t -- '", "backslash")]
    [InlineData("SELECT 1 /*! ; DROP TABLE t */", "comment")]
    [InlineData("SELECT 'open", "not closed")]
    [InlineData("SELECT a FROM t WHERE b = @name", "@name")]
    [InlineData("SELECT a FROM t WHERE b > ?", "question mark")]
    [InlineData("SELECT a FROM t FOR UPDATE", "UPDATE")]
    public void Anything_else_is_refused_with_the_reason(string text, string named)
    {
        Assert.False(SqlText.TryParse(text, out _, out var error));
        Assert.Contains(named, error);
    }

    [Property(MaxTest = 2000)]
    public bool No_text_ends_the_reading(string? text)
    {
        foreach (var tried in new[] { text ?? "", $"SELECT {text}", $"SELECT '{text}" })
            if (SqlText.TryParse(tried, out var select, out _) && select.Positional.Count(c => c == '?') < select.Order.Count)
                return false;
        return true;
    }
}
