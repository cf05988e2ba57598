using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Portal.Language;

namespace Carbon.Portal.Library;

/// <summary>Columns of a factor table.</summary>
public static class ColumnName
{
    /// <summary>Name of a column: the file's, else the portal's word for it, else its key.</summary>
    public static string Of(FactorTable table, string column, Words words)
    {
        var own = Definition(table, column);
        return words.Name(own?.Text("zh") ?? "", own?.Text("en") ?? "") is { Length: > 0 } name ? name : words.Known($"column.{column.ToLowerInvariant()}", column);
    }

    /// <summary>The unit that all rows share; null where it goes by row.</summary>
    public static string? Unit(FactorTable table, string column) => Definition(table, column)?.Text("unit") is { } unit && unit != "by_row" ? unit : null;

    private static DataMap? Definition(FactorTable table, string column) => (table.Documentation["columns"] as DataMap)?[column] as DataMap;
}
