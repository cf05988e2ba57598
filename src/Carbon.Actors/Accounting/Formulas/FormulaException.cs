namespace Carbon.Accounting.Formulas;

/// <summary>A formula is not well formed, or not sound in its dimensions. (What goes wrong in computing is an <see cref="ArithmeticException"/>.)</summary>
/// <param name="message">What is wrong.</param>
/// <param name="position">Place in the formula, from 0; -1 when there is none.</param>
public sealed class FormulaException(string message, int position = -1) : FormatException(message)
{
    /// <summary>Place in the formula, from 0; -1 when there is none.</summary>
    public int Position { get; } = position;
}
