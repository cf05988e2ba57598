using Carbon.Metering;

namespace Carbon.Tests.Metering;

/// <summary>The last revision of everything that advances told, as a downstream entity would hold it.</summary>
internal sealed class Outcome
{
    public SortedDictionary<DateTimeOffset, IntervalFigure> Hours { get; } = [];

    public SortedDictionary<DateOnly, DayFigure> Days { get; } = [];

    public List<Gap> Gaps { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public decimal Total => Hours.Values.Sum(h => h.Quantity);

    public QualityParts Parts => Hours.Values.Aggregate(QualityParts.None, (sum, hour) => sum + hour.Parts);

    public void Take(Advance advance)
    {
        foreach (var hour in advance.Intervals)
        {
            Assert.Equal(Hours.TryGetValue(hour.Start, out var known) ? known.Revision + 1 : 0, hour.Revision);
            Hours[hour.Start] = hour;
        }
        foreach (var day in advance.Days)
        {
            Assert.Equal(Days.TryGetValue(day.Date, out var known) ? known.Revision + 1 : 0, day.Revision);
            Days[day.Date] = day;
        }
        Gaps.AddRange(advance.Gaps);
        Incidents.AddRange(advance.Incidents);
    }

    /// <summary>Figures without their revisions, for comparison.</summary>
    public (IntervalFigure[] Hours, DayFigure[] Days) Figures =>
        ([.. Hours.Values.Select(h => h with { Revision = 0 })], [.. Days.Values.Select(d => d with { Revision = 0 })]);
}
