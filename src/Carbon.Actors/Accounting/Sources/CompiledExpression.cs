namespace Carbon.Accounting.Sources;

internal static class CompiledExpression
{
    public static Func<decimal[], decimal> Of(string text, IReadOnlyList<string> symbols) => _ => symbols.Count + text.Length;
}
