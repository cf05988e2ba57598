namespace Carbon.Accounting.Formulas;

/// <summary>Finds the first place where a text stops being a formula. The parser itself reports where it fell back to, which may lie before.</summary>
internal static class FormulaDiagnosis
{
    internal static FormulaException Of(string text, int parsed)
    {
        var open = 0;
        var operand = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                continue;
            }
            var fits = operand ? c is '+' or '-' or '*' or '/' or '^' or ')' or ',' : c is '(' or '+' or '-' or '_' || char.IsLetter(c) || char.IsAsciiDigit(c);
            if (!fits || (c is ')' or ',' && open == 0))
            {
                return new FormulaException($"'{c}' is not expected here", i);
            }
            open += c switch { '(' => 1, ')' => -1, _ => 0 };
            operand = c == ')';
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                var end = EndOfWord(text, i);
                operand = end == text.Length || text[end] != '(' || char.IsAsciiDigit(c);
                i = end - 1;
            }
        }
        return !operand ? new FormulaException("the formula ends where a number, a symbol or a parenthesis is expected", text.Length)
            : open > 0 ? new FormulaException("a closing parenthesis is missing", text.Length)
            : new FormulaException($"'{text[Math.Min(parsed, text.Length - 1)]}' is not expected here", Math.Min(parsed, text.Length - 1));
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        var number = char.IsAsciiDigit(text[start]);
        while (end < text.Length && (number ? char.IsAsciiDigit(text[end]) || text[end] == '.' : char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }
        return end;
    }
}
