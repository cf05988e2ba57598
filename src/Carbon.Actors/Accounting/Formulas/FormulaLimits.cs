namespace Carbon.Accounting.Formulas;

/// <summary>Limits that keep any text from exhausting the stack: its length, and how deep parentheses, signs and powers nest.</summary>
internal static class FormulaLimits
{
    internal const int LongestText = 4000;
    internal const int DeepestNesting = 100;

    internal static void Check(string text)
    {
        if (text.Length > LongestText)
        {
            throw new FormulaException(FormattableString.Invariant($"the formula has {text.Length} characters; at most {LongestText} are allowed"), LongestText);
        }
        var outer = new Stack<int>();
        var floor = 0;
        var depth = 0;
        var afterOperand = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    continue;
                case '(':
                    outer.Push(floor);
                    floor = ++depth;
                    afterOperand = false;
                    break;
                case ')':
                    depth = floor = outer.TryPop(out var before) ? before : 0;
                    afterOperand = true;
                    break;
                case '^':
                    depth++;
                    afterOperand = false;
                    break;
                case '+' or '-' when !afterOperand:
                    depth++;
                    break;
                case '+' or '-' or '*' or '/' or ',':
                    depth = floor;
                    afterOperand = false;
                    break;
                default:
                    afterOperand = true;
                    break;
            }
            if (depth > DeepestNesting)
            {
                throw new FormulaException(FormattableString.Invariant($"nested deeper than {DeepestNesting} levels"), i);
            }
        }
    }
}
