namespace Carbon.Metering.Folding;

/// <summary>What a fold has closed, oldest first; revisions are still 0.</summary>
internal sealed class FoldOutput
{
    public List<IntervalFigure> Hours { get; } = [];

    public List<DayFigure> Days { get; } = [];

    public List<Gap> Gaps { get; } = [];

    public List<Incident> Incidents { get; } = [];
}
