using System.Collections.Immutable;

namespace Carbon.Accounting.Sources;

/// <summary>What a source holds of one hour.</summary>
/// <param name="Accrued">True once emissions of the hour are recorded under the terms of the source as they are now.</param>
/// <param name="Tonnes">Emissions as recorded.</param>
/// <param name="Parts">Their quality, in tonnes.</param>
/// <param name="Revision">Revision of the record; of an hour that is not accrued, the revision that its next record gets.</param>
public readonly record struct HourAccrual(bool Accrued, decimal Tonnes, Metering.QualityParts Parts, int Revision);

/// <summary>The hours of one local day of a source: quantities of its terms and what was accrued. Immutable, copied as a whole when an hour changes.</summary>
public sealed class HourPage
{
    /// <summary>Room for the longest local day.</summary>
    public const int Hours = 26;

    private readonly int _terms;
    private readonly ImmutableArray<decimal> _quantities;
    private readonly ImmutableArray<Metering.QualityParts> _parts;
    private readonly ImmutableArray<HourAccrual> _accruals;
    private readonly ImmutableArray<ulong> _fed;

    private HourPage(int terms, ImmutableArray<decimal> quantities, ImmutableArray<Metering.QualityParts> parts, ImmutableArray<HourAccrual> accruals, ImmutableArray<ulong> fed)
    {
        _terms = terms;
        _quantities = quantities;
        _parts = parts;
        _accruals = accruals;
        _fed = fed;
    }

    /// <summary>A day without figures.</summary>
    public static HourPage Empty(int terms) => new(terms, [.. new decimal[Hours * terms]], [], [.. new HourAccrual[Hours]], [.. new ulong[Hours]]);

    /// <summary>Quantities of the terms in one hour.</summary>
    public ReadOnlySpan<decimal> Quantities(int hour) => _quantities.AsSpan().Slice(hour * _terms, _terms);

    /// <summary>Quality of one term's quantity in one hour.</summary>
    public Metering.QualityParts Parts(int hour, int term) => _parts.IsEmpty ? Metering.QualityParts.None : _parts[hour * _terms + term];

    /// <summary>Quality of the quantities of all terms in one hour together.</summary>
    public Metering.QualityParts Parts(int hour)
    {
        var parts = Metering.QualityParts.None;
        for (var term = 0; term < _terms && !_parts.IsEmpty; term++)
            parts += _parts[hour * _terms + term];
        return parts;
    }

    /// <summary>True where a meter fed the hour, be it with nothing consumed.</summary>
    public bool IsFed(int hour) => _fed[hour] != 0;

    /// <summary>Which terms were fed in the hour, bit by bit from the first; from the 64th on they share a bit.</summary>
    public ulong Fed(int hour) => _fed[hour];

    /// <summary>What is recorded of one hour.</summary>
    public HourAccrual Accrual(int hour) => _accruals[hour];

    /// <summary>The page with one term's quantity set.</summary>
    public HourPage With(int hour, int term, decimal quantity, Metering.QualityParts parts)
    {
        var index = hour * _terms + term;
        var all = _parts;
        if (all.IsEmpty && parts != Metering.QualityParts.None)
            all = [.. new Metering.QualityParts[Hours * _terms]];
        var fed = _fed[hour] | Bit(term);
        return new HourPage(
            _terms, _quantities.SetItem(index, quantity), all.IsEmpty ? all : all.SetItem(index, parts), _accruals,
            fed == _fed[hour] ? _fed : _fed.SetItem(hour, fed));
    }

    /// <summary>The page with one hour's accrual set.</summary>
    public HourPage With(int hour, HourAccrual accrual) => new(_terms, _quantities, _parts, _accruals.SetItem(hour, accrual), _fed);

    /// <summary>The day for other terms; hours are to be accounted anew, and records made of them continue the revisions of those there are.</summary>
    /// <param name="places">For each new term its place among the present ones, or -1: its quantities are to come.</param>
    public HourPage ForTerms(IReadOnlyList<int> places)
    {
        var page = new HourPage(
            places.Count,
            [.. new decimal[Hours * places.Count]],
            [],
            [.. _accruals.Select(a => a.Accrued ? new HourAccrual(false, 0m, Metering.QualityParts.None, a.Revision + 1) : a)],
            [.. new ulong[Hours]]);
        for (var term = 0; term < places.Count; term++)
        {
            for (var hour = 0; hour < Hours && places[term] >= 0; hour++)
            {
                if ((_fed[hour] & Bit(places[term])) != 0)
                    page = page.With(hour, term, _quantities[hour * _terms + places[term]], Parts(hour, places[term]));
            }
        }
        return page;
    }

    private static ulong Bit(int term) => 1UL << Math.Min(term, 63);
}
