using System.Globalization;
using System.Text.RegularExpressions;

namespace Carbon.Portal.Entries;

/// <summary>Numbers as people write them: a point before decimals, commas only as marks of thousands; the same in forms and in tables.</summary>
public static partial class EnteredNumber
{
    /// <summary>The number of a text; null where it is none. A comma before decimals is none: it could be read in two ways.</summary>
    public static decimal? Parse(string? text)
    {
        // Full-width digits come from Chinese input methods; they mean the same.
        var plain = (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (Thousands().IsMatch(plain))
            plain = plain.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
