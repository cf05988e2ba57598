namespace Carbon.Accounting.Formulas;

/// <summary>A formula is not well formed, not sound in its dimensions, or cannot be computed.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="position">Place in the formula, from 0; -1 when there is none.</param>
public sealed class FormulaException(string message, int position = -1) : Exception(message)
{
    /// <summary>Place in the formula, from 0; -1 when there is none.</summary>
    public int Position { get; } = position;
}
