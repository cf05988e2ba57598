using Carbon.Accounting.Units;
using Parlot;

namespace Carbon.Accounting.Formulas;

/// <summary>Numbers of the formula language: digits, optionally a point and more digits.</summary>
internal static class FormulaNumber
{
    internal static bool IsNumber(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        return point < 0 || (point > 0 && point < text.Length - 1 && !text[(point + 1)..].Contains('.'));
    }

    internal static NumberNode Node(TextSpan span)
    {
        var text = span.ToString()!;
        return PlainDecimal.TryRead(text, out var value)
            ? new NumberNode(value, text, span.Offset)
            : throw new FormulaException($"{text} is too large a number", span.Offset);
    }
}
