using Carbon.Node.Acquisition.Hj212;

namespace Carbon.Node.Simulation;

/// <summary>A simulated data logger.</summary>
public sealed record Hj212LoggerOptions
{
    /// <summary>Name or address of the terminal.</summary>
    public required string Host { get; init; }

    /// <summary>Port that the terminal listens at.</summary>
    public required int Port { get; init; }

    /// <summary>What it reports.</summary>
    public required Hj212MeterOptions Meter { get; init; }

    /// <summary>Where DataTime of intervals stands.</summary>
    public Hj212Label Label { get; init; } = Hj212Label.Start;

    /// <summary>Time zone of its clock.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Time between two momentary data sets, on the clock of the simulation.</summary>
    public TimeSpan RealTimeEvery { get; init; } = TimeSpan.FromMinutes(1);
}
