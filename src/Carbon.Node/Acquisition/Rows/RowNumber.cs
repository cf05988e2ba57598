using System.Globalization;

namespace Carbon.Node.Acquisition.Rows;

/// <summary>Numbers in cells of databases and tables, as exact decimals.</summary>
public static class RowNumber
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>The number in a cell; null with what is wrong where it holds none. Thousands separators are not taken: they could be decimal commas.</summary>
    public static decimal? Of(object? cell, bool decimalComma, out string error)
    {
        error = "";
        try
        {
            switch (cell)
            {
                case null or DBNull: return No("is empty", out error);
                case CellFault fault: return No(fault.Reason, out error);
                case decimal exact: return exact;
                case bool or DateTime or DateTimeOffset or TimeSpan or Guid or byte[]: return No($"is no number but a {cell.GetType().Name}", out error);
                case double number: return double.IsFinite(number) ? Text(number.ToString("R", CultureInfo.InvariantCulture), out error) : No($"is {number.ToString(CultureInfo.InvariantCulture)}, not a number", out error);
                case float number: return float.IsFinite(number) ? Text(number.ToString("R", CultureInfo.InvariantCulture), out error) : No($"is {number.ToString(CultureInfo.InvariantCulture)}, not a number", out error);
                case string text: return Written(text, decimalComma, out error);
                case IConvertible other: return other.ToDecimal(CultureInfo.InvariantCulture);
                default: return Text(cell.ToString() ?? "", out error);
            }
        }
        catch (Exception failure) when (failure is OverflowException or InvalidCastException or FormatException)
        {
            return No("is larger than any number of record", out error);
        }
    }

    /// <summary><paramref name="raw"/> times <paramref name="scale"/> plus <paramref name="offset"/>; null where that is more than a decimal holds.</summary>
    public static decimal? Scaled(decimal raw, decimal scale, decimal offset)
    {
        try
        {
            return raw * scale + offset;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Written(string text, bool decimalComma, out string error)
    {
        if (string.IsNullOrWhiteSpace(text))
            return No("is empty", out error);
        if (!decimalComma)
            return Text(text, out error);
        return text.Contains('.', StringComparison.Ordinal) || text.IndexOf(',', StringComparison.Ordinal) != text.LastIndexOf(',')
            ? No($"'{Short(text)}' is not a number with a decimal comma", out error)
            : Text(text.Replace(',', '.'), out error);
    }

    private static decimal? Text(string text, out string error)
    {
        error = "";
        if (decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number))
            return number;
        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var large) && double.Abs(large) > (double)decimal.MaxValue
            ? No("is larger than any number of record", out error)
            : No($"'{Short(text)}' is not a number", out error);
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}...";

    private static decimal? No(string reason, out string error)
    {
        error = reason;
        return null;
    }
}
