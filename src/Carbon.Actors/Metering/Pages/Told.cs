namespace Carbon.Metering.Pages;

/// <summary>What a change has to tell, and the instant before which everything is settled (Unix milliseconds).</summary>
internal sealed record Told(long? SettledThrough)
{
    public List<IntervalFigure> Intervals { get; } = [];

    public List<DayFigure> Days { get; } = [];

    public List<Gap> Gaps { get; } = [];

    public List<Incident> Incidents { get; } = [];
}
