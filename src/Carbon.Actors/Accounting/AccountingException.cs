namespace Carbon.Accounting;

/// <summary>A figure cannot be computed. The message names the source and the symbol, unit or row, and says what to do.</summary>
/// <param name="message">One line.</param>
/// <param name="symbol">The symbol it concerns, when there is one.</param>
public sealed class AccountingException(string message, string? symbol = null) : Exception(message)
{
    /// <summary>The symbol it concerns, or null.</summary>
    public string? Symbol { get; } = symbol;
}
