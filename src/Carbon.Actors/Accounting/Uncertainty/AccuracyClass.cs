using System.Globalization;
using System.Text.RegularExpressions;

namespace Carbon.Accounting.Uncertainty;

/// <summary>An accuracy class as it is written in a register of instruments: the instrument's own, and those of its transformers.</summary>
/// <param name="Instrument">Class of the instrument, normalised (<c>0.5S</c>, <c>1</c>, <c>B</c>); empty where none is given.</param>
/// <param name="Transformers">Classes of current and voltage transformers.</param>
public sealed partial record AccuracyClass(string Instrument, IReadOnlyList<string> Transformers)
{
    /// <summary>Reads <c>0.5S</c>, <c>1.0级</c>, <c>class B</c>, <c>0.5S; CT 0.2S; VT 0.2</c>.</summary>
    public static AccuracyClass Parse(string text)
    {
        var instrument = "";
        var transformers = new List<string>();
        foreach (var part in text.Split([';', '+', '；', '，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Transformer().Match(part) is { Success: true } match)
                transformers.Add(Normal(part[match.Length..]));
            else
                instrument = instrument.Length == 0 ? Normal(part) : $"{instrument} {Normal(part)}";
        }
        return new AccuracyClass(instrument, transformers);
    }

    /// <summary>One way of writing for all: <c>1.0</c>, <c>class 1</c> and <c>1 级</c> are <c>1</c>.</summary>
    internal static string Normal(string text)
    {
        var plain = Words().Replace(text, "").ToUpperInvariant();
        var suffix = plain.EndsWith('S') ? "S" : "";
        return decimal.TryParse(plain.AsSpan(0, plain.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Units.PlainDecimal.Print(number) + suffix
            : plain;
    }

    [GeneratedRegex(@"^(CT|VT|PT|TA|TV|电流互感器|电压互感器)\s*[:：]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Transformer();

    [GeneratedRegex(@"\s|accuracy|class|cl\.?|准确度|等级|级|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
