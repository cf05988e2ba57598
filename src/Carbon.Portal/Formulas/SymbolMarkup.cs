using System.Globalization;
using System.Net;
using System.Text;
using Carbon.Portal.Figures;

namespace Carbon.Portal.Formulas;

/// <summary>A symbol as MathML: its name, its explanation for pointer and keyboard, and where wanted its value and unit below.</summary>
/// <param name="known">What is known of the symbols.</param>
/// <param name="values">Values are shown.</param>
/// <param name="unconfirmed">The word for what is not confirmed.</param>
internal sealed class SymbolMarkup(IReadOnlyDictionary<string, FormulaSymbol> known, bool values, string unconfirmed)
{
    /// <summary>Writes a symbol.</summary>
    public void Write(StringBuilder to, string name)
    {
        if (known.GetValueOrDefault(name) is not { } symbol)
        {
            to.Append("<mrow class=\"symbol\">");
            Name(to, name);
            to.Append("</mrow>");
            return;
        }
        to.Append("<mrow class=\"symbol").Append(symbol.Live ? " live" : "").Append(symbol.Confirmed ? "" : " unconfirmed")
            .Append("\" tabindex=\"0\" data-symbol=\"").Append(Text(name)).Append("\" data-tip=\"").Append(Text(Tip(symbol))).Append("\">");
        if (values)
        {
            // All bases are of one height, so that the values stand in one line.
            to.Append("<munder><mpadded height=\"0.75em\" depth=\"0.45em\">");
            Marked(to, symbol);
            to.Append("</mpadded>");
            to.Append("<mtext class=\"symbol-under\"><span class=\"symbol-value\">").Append(Text(symbol.Value is { } value ? Digits.Short(value) : "…"))
                .Append("</span><span class=\"symbol-unit\">").Append(Text(UnitText.Of(symbol.Unit))).Append("</span></mtext></munder>");
        }
        else
        {
            Marked(to, symbol);
        }
        to.Append("</mrow>");
    }

    /// <summary>Text of a document, safe inside markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Marked(StringBuilder to, FormulaSymbol symbol)
    {
        to.Append("<mrow>");
        if (symbol.Label is { } label)
            to.Append("<mi class=\"symbol-word\">").Append(Text(label)).Append("</mi>");
        else
            Name(to, symbol.Symbol);
        if (!symbol.Confirmed)
            to.Append("<mtext class=\"symbol-mark\">△</mtext>");
        to.Append("</mrow>");
    }

    private static void Name(StringBuilder to, string name)
    {
        var notation = SymbolNotation.Of(name);
        var letters = notation.Word ? $"<mi class=\"symbol-word\">{Text(notation.Base)}</mi>" : $"<mi class=\"symbol-name\">{Text(notation.Base)}</mi>";
        to.Append(notation.Index.Length == 0 ? letters : $"<msub>{letters}<mtext class=\"symbol-index\">{Text(notation.Index)}</mtext></msub>");
    }

    private string Tip(FormulaSymbol symbol)
    {
        var tip = new StringBuilder(symbol.Symbol);
        if (symbol.Title.Length > 0)
            tip.Append(CultureInfo.InvariantCulture, $" · {symbol.Title}");
        if (symbol.Value is { } value)
            tip.Append(CultureInfo.InvariantCulture, $" · {Digits.All(value)} {UnitText.Of(symbol.Unit)}");
        else if (symbol.Unit.Length > 0)
            tip.Append(CultureInfo.InvariantCulture, $" · {UnitText.Of(symbol.Unit)}");
        return symbol.Confirmed ? tip.ToString() : tip.Append(CultureInfo.InvariantCulture, $" · △ {unconfirmed}").ToString();
    }
}
