using System.Globalization;
using Carbon.Portal.Entries;

namespace Carbon.Node.Entries.Import;

/// <summary>Reads cells of a table: text as people write it, numbers and dates as workbooks hold them.</summary>
internal static class CellReader
{
    private static readonly string[] _days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];
    private static readonly string[] _months = ["yyyy-M", "yyyy/M", "yyyy年M月"];

    public static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim(),
    };

    /// <summary>A day, or a month with its first and last day; null where the cell is neither.</summary>
    public static (DateOnly First, DateOnly Last)? Date(object? cell)
    {
        if (cell is DateTime time)
            return time.TimeOfDay == TimeSpan.Zero ? (DateOnly.FromDateTime(time), DateOnly.FromDateTime(time)) : null;
        var text = Text(cell);
        if (text.EndsWith(" 00:00:00", StringComparison.Ordinal))
            text = text[..^9];
        if (DateOnly.TryParseExact(text, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, day);
        return DateOnly.TryParseExact(text, _months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? (month, month.AddMonths(1).AddDays(-1))
            : null;
    }

    /// <summary>A number; null where the cell is none. Commas are taken as marks of thousands where they stand so.</summary>
    public static decimal? Number(object? cell)
    {
        if (cell is not double)
            return EnteredNumber.Parse(Text(cell));
        // A workbook holds numbers in binary; its shortest notation is what the cell shows, and may have an exponent.
        return decimal.TryParse(Text(cell), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
