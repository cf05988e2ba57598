using Carbon.Accounting.Factors;

namespace Carbon.Accounting.Binding;

/// <summary>A value that may be chosen for a symbol.</summary>
/// <param name="Kind"><c>item</c>: laboratory or supplier values of a data item; <c>enter</c>: a value of one's own with its document; <c>table</c>: a row; <c>default</c>: a value that stands in the method.</param>
/// <param name="Rank">Preference, from 1: what is measured or analysed on site comes before what is supplied, and that before a table.</param>
/// <param name="Item">Data item.</param>
/// <param name="Table">Reference of the table.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Column">Column.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Facts">Year, calibre, validity and publication, as far as they are stated.</param>
/// <param name="Document">The document.</param>
/// <param name="Confirmed">False where the value is not confirmed and must be shown so.</param>
/// <param name="IsDefault">True for what the method takes where nothing is chosen.</param>
/// <param name="OtherCalibre">True where it is of another calibre than the one in use: to be taken only by naming it.</param>
public sealed record SymbolChoice(
    string Kind, int Rank, string? Item, string? Table, string? Row, string? Column, decimal? Value, string? Unit, FactorFacts Facts, string? Document,
    bool? Confirmed, bool IsDefault, bool OtherCalibre);
