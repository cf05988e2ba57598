using System.Globalization;

namespace Carbon.Node.Settle;

/// <summary>What a value field turned out to be.</summary>
public enum ValueForm
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>Nothing, or a word for it (NA, null, NaN).</summary>
    Blank,

    /// <summary>A number that stands for "missing": minus nines.</summary>
    Marker,

    /// <summary>Not a number.</summary>
    Broken,
}

/// <summary>Reads numbers as data loggers write them.</summary>
public sealed class ValueReader(bool decimalComma, bool negativesAreReal)
{
    private static readonly string[] _blank = ["", "-", "--", "NA", "N/A", "#N/A", "NAN", "NULL", "NONE", "MISSING", "INF", "-INF"];

    /// <summary>Reads one field.</summary>
    public ValueForm Read(string text, out decimal value)
    {
        value = 0;
        if (Array.Exists(_blank, b => b.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            return ValueForm.Blank;
        }
        var plain = Plain(text);
        if (!decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return ValueForm.Broken;
        }
        return IsNines(plain) && (!negativesAreReal || value <= -999) ? ValueForm.Marker : ValueForm.Number;
    }

    /// <summary>True for a number in any of the forms read here.</summary>
    public static bool LooksLikeNumber(string text) =>
        text.Length > 0 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>-9, -99, -999.0, -99.99 and the like.</summary>
    public static bool IsNines(string text) =>
        text.StartsWith("-9", StringComparison.Ordinal) && text.AsSpan(1).IndexOfAnyExcept("9.,0") < 0
        && text.AsSpan(1).TrimEnd('0').TrimEnd(".,").IndexOf('0') < 0;

    private string Plain(string text)
    {
        var comma = text.LastIndexOf(',');
        if (comma < 0)
        {
            return decimalComma && text.Count(c => c == '.') > 1 ? text.Replace(".", "", StringComparison.Ordinal) : text;
        }
        var point = text.LastIndexOf('.');
        return decimalComma || (point < 0 && text.IndexOf(',') == comma)
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
    }
}
