namespace Carbon.Portal.Formulas;

/// <summary>What is known of a symbol of a formula.</summary>
/// <param name="Symbol">Name in the formula.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Value">Its value; null: it arrives with the readings, or the formula is shown without values.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Live">True for activity data, false for a factor.</param>
/// <param name="Confirmed">False: the factor's row is not confirmed.</param>
/// <param name="Label">Words that stand in the formula instead of the name.</param>
public sealed record FormulaSymbol(string Symbol, string Title, decimal? Value, string Unit, bool Live, bool Confirmed, string? Label = null);
