using Carbon.Accounting.Formulas;
using Carbon.Accounting.Methods;

namespace Carbon.Accounting.Binding;

/// <summary>Which sources of a method enter its total; all others (information, removals that the total does not name) are shown apart.</summary>
public static class Totals
{
    /// <summary>True where the method's total names the source.</summary>
    public static bool Counts(Method method, Source source) =>
        source.Category != "info" && method.Total is { } total && SignedSum.Of(total).Any(term => term.Symbol == source.Part);
}
