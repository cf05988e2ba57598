using Carbon.Contracts;

namespace Carbon.Accounting.Binding;

/// <summary>
/// Factors of different calibre (national average, excluding market-traded non-fossil electricity, fossil, life cycle) are not
/// interchangeable: a source goes over to another one only where the binding names it.
/// </summary>
public static class CalibreChange
{
    /// <summary>What is wrong with going over from one record to the other; null where nothing is.</summary>
    public static string? Problem(SourceRecord? before, SourceRecord after)
    {
        if (before is null || before.MethodSource != after.MethodSource)
            return null;
        foreach (var constant in after.Constants.Where(c => c.Calibre.Length > 0))
        {
            var known = before.Constants.Where(c => c.Symbol == constant.Symbol && c.Calibre.Length > 0).Select(c => c.Calibre).Distinct().ToList();
            if (known.Count > 0 && !known.Contains(constant.Calibre) && !IsNamed(after.Binding, constant))
                return $"{constant.Symbol} had the calibre '{string.Join("', '", known)}', and {constant.Table} has '{constant.Calibre}'; to change it, name the calibre in the value given for {constant.Symbol}";
        }
        return null;
    }

    private static bool IsNamed(BindingRecord? binding, ConstantRecord constant) =>
        binding is not null && BoundLists.Flat(binding).Given.Any(g => g.Symbol == constant.Symbol && g.Values.Any(v => v.Calibre == constant.Calibre));
}
