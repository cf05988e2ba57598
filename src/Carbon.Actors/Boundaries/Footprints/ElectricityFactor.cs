using Carbon.Contracts;

namespace Carbon.Boundaries.Footprints;

/// <summary>Puts the life-cycle factor of electricity in the place of the accounting factor of a source.</summary>
public sealed class ElectricityFactor
{
    private readonly IReadOnlyList<ConstantRecord> _values;
    private readonly decimal _lifeCycle;

    private ElectricityFactor(IReadOnlyList<ConstantRecord> values, decimal lifeCycle) => (_values, _lifeCycle) = (values, lifeCycle);

    /// <summary>
    /// For a source of purchased electricity whose formula is a product with one factor in tCO2/MWh; null for any other: its figure cannot be
    /// changed from one calibre to another without knowing its electricity.
    /// </summary>
    public static ElectricityFactor? Of(SourceRecord source, decimal lifeCycle)
    {
        if (source.Category != "scope2.electricity")
            return null;
        var factors = source.Formula.Split('*', StringSplitOptions.TrimEntries);
        var symbols = source.Constants.Where(c => c.Unit is "tCO2/MWh" or "kgCO2/kWh" && c.Item.Length == 0 && c.Value?.ToDecimal() > 0m).ToList();
        return factors.All(f => f.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
            && symbols.Select(s => s.Symbol).Distinct().ToList() is [var symbol] && factors.Count(f => f == symbol) == 1
            ? new ElectricityFactor(symbols, lifeCycle)
            : null;
    }

    /// <summary>What the tonnes of a day become; null where no accounting factor holds on it.</summary>
    /// <param name="tonnes">As accounted.</param>
    /// <param name="instant">First instant of the day, ms.</param>
    public decimal? Tonnes(decimal tonnes, long instant) =>
        _values.FirstOrDefault(v => v.ValidFrom <= instant && (v.ValidTo == 0 || instant < v.ValidTo)) is { } value ? tonnes * _lifeCycle / value.Value.ToDecimal() : null;
}
