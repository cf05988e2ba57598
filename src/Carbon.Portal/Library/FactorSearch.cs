using Carbon.Accounting.Factors;

namespace Carbon.Portal.Library;

/// <summary>Finds rows across all tables by what they are about: a fuel, a province, a gas, a material.</summary>
public static class FactorSearch
{
    /// <summary>Rows whose key, name or alias holds every word; all rows of a table whose title holds the rest.</summary>
    public static IEnumerable<(FactorTable Table, FactorRow Row)> Rows(FactorLibrary factors, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return
            from table in factors.Tables.Values
            from row in table.Rows
            let own = string.Join(' ', row.Aliases.Prepend($"{row.Key} {row.Title.Zh} {row.Title.En}"))
            let around = $"{table.Reference} {table.Title.Zh} {table.Title.En} {table.Facts.DataYear}"
            where words.All(w => Holds(own, w) || Holds(around, w)) && words.Any(w => Holds(own, w))
            orderby words.All(w => Holds(own, w)) ? 0 : 1
            select (table, row);
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
