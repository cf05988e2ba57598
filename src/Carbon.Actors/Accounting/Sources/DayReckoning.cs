using Carbon.Contracts;

namespace Carbon.Accounting.Sources;

/// <summary>
/// Reckons whole days from what measuring points fed. A day is reckoned where every point is known for all of its hours; hours that no point
/// was fed for count as nothing measured and are left out.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class DayReckoning
{
    private readonly SourceRecord _record;
    private readonly LocalHours _calendar;
    private readonly SourceFormula _formula;
    private readonly PointHistory[] _terms;
    private readonly decimal[] _quantities;

    /// <summary>Reckons with a configuration and values of data items.</summary>
    /// <param name="record">The configuration.</param>
    /// <param name="values">Values of data items.</param>
    /// <param name="terms">One a term of the configuration.</param>
    /// <param name="calendar">The plant's calendar.</param>
    /// <exception cref="FormatException">The configuration cannot be compiled.</exception>
    public DayReckoning(SourceRecord record, IReadOnlyDictionary<string, ItemValues> values, PointHistory[] terms, LocalHours calendar)
    {
        (_record, _terms, _calendar) = (record, terms, calendar);
        _formula = SourceFormula.Compile(record, values);
        _quantities = new decimal[terms.Length];
    }

    /// <summary>A day as it comes to; null where that is not known or nothing was measured.</summary>
    public EmissionDayRecord? Day(DateOnly day)
    {
        var (tonnes, parts, count) = (0m, Metering.QualityParts.None, 0);
        var known = Each(day, (_, emission) =>
        {
            tonnes += emission.Tonnes;
            parts += emission.Parts;
            count++;
        });
        return known && count > 0 ? SourceDays.Record(_record, day, tonnes, parts, count) : null;
    }

    /// <summary>The hours of a day; empty where they are not known.</summary>
    public IReadOnlyList<ReckonedHour> Hours(DateOnly day)
    {
        var hours = new List<ReckonedHour>();
        return Each(day, (start, emission) => hours.Add(new ReckonedHour(start, [.. _quantities], emission))) ? hours : [];
    }

    /// <summary>Reckons the hours of a day one after another; false as soon as one of them is not known.</summary>
    private bool Each(DateOnly day, Action<long, HourEmission> take)
    {
        var (first, next) = (_calendar.Start(day), _calendar.Start(day.AddDays(1)));
        var pages = new PointHistory.Page?[_terms.Length];
        var fed = 0u;
        for (var term = 0; term < _terms.Length; term++)
        {
            pages[term] = _terms[term].Of(day.DayNumber);
            fed |= pages[term]?.Fed ?? 0u;
        }
        for (var hour = 0; hour < HourPage.Hours; hour++)
        {
            var start = first + hour * LocalHours.Hour;
            if (start >= next)
                break;
            if ((fed & (1u << hour)) == 0)
                continue;
            var parts = Metering.QualityParts.None;
            for (var term = 0; term < _terms.Length; term++)
            {
                if (!_terms[term].Knows(start))
                    return false;
                _quantities[term] = pages[term]?.Quantities[hour] ?? 0m;
                if (pages[term]?.Parts is { } all)
                    parts += all[hour];
            }
            take(start, HourEmission.Of(_formula, _quantities, parts, start));
        }
        return true;
    }
}
