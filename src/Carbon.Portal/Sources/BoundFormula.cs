using Carbon.Contracts;
using Carbon.Portal.Formulas;
using Carbon.Portal.Language;
using Carbon.Views.Traces;

namespace Carbon.Portal.Sources;

/// <summary>The symbols and values of a bound source, as pages show them.</summary>
public static class BoundFormula
{
    /// <summary>Symbols of the formula; what is measured has no value here.</summary>
    public static List<FormulaSymbol> Symbols(SourceRecord source, Words words) =>
    [
        .. source.Activities.Select(a => new FormulaSymbol(a.Symbol, words.Name(a.TitleZh, a.TitleEn), null, a.DeclaredUnit, true, true)),
        .. source.Constants.Select(c => new FormulaSymbol(c.Symbol, words.Name(c.TitleZh, c.TitleEn), c.Value?.ToDecimal(), c.Unit, false, c.Confirmed)),
    ];

    /// <summary>Values that stand, with their origin and their days; a data item without a value behind it has none here.</summary>
    public static IReadOnlyList<ConstantTrace> Factors(SourceRecord source) =>
    [
        .. source.Constants.Where(c => c.Value is not null).Select(c => new ConstantTrace(c.Symbol, c.TitleZh, c.TitleEn, c.Value.ToDecimal(), c.Unit, c.Origin, c.Confirmed)
        {
            Item = c.Item.Length == 0 ? null : c.Item,
            ValidFrom = Instant(c.ValidFrom),
            ValidTo = Instant(c.ValidTo),
        }),
    ];

    private static DateTimeOffset? Instant(long ms) => ms == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
