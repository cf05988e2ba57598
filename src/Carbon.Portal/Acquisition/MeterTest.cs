using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition;

/// <summary>A meter to be read now, on its line's next turn.</summary>
/// <param name="Channel">The channel, or the channel whose secrets stand behind masks of <paramref name="Options"/>; null for a new one.</param>
/// <param name="Options">Options of a channel that is not saved, as JSON; null: the channel as it is set up.</param>
/// <param name="Meter">Id of the meter.</param>
/// <param name="Place">Its address and how points are read, as JSON, where they are not saved; null: as they are.</param>
/// <param name="Model">Model that points are taken from; null: none.</param>
/// <param name="Points">Points to be read; empty: all.</param>
public sealed record MeterTestRequest(string? Channel, string? Options, string Meter, string? Place, ModelChoice? Model, ImmutableArray<string> Points);

/// <summary>What became of a request to a line.</summary>
/// <param name="Found">False where the channel is not there.</param>
/// <param name="Problems">What is wrong with the request; empty where nothing is.</param>
/// <param name="Result">The result; null where the request was refused.</param>
public sealed record LineOutcome<T>(bool Found, ImmutableArray<ChannelProblem> Problems, T? Result)
    where T : class;

/// <summary>What a meter said when it was read on demand.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="At">When it was asked last.</param>
/// <param name="Line">The line, as people know it.</param>
/// <param name="Fault">Why it could not be read in full; null where it was.</param>
/// <param name="Slowest">Longest time between a request and its reply; null where nothing was answered.</param>
/// <param name="Points">Its points.</param>
/// <param name="Frames">Frames sent and received, in order.</param>
public sealed record MeterTest(string Meter, DateTimeOffset At, string Line, string? Fault, TimeSpan? Slowest, ImmutableArray<TestedPoint> Points, ImmutableArray<LineFrame> Frames);

/// <summary>A point that was read on demand.</summary>
/// <param name="Point">Id of the point.</param>
/// <param name="Value">The number as the instrument gives it, scaled as the channel says; null where it gives none.</param>
/// <param name="Factor">CT x PT ratio and scale of the point, by which the value is multiplied.</param>
/// <param name="Unit">Unit of the product; empty where none is recorded.</param>
/// <param name="Quality"><c>good</c>, <c>bad</c>, ..., or null where no answer came.</param>
/// <param name="Error">Why there is no value.</param>
public sealed record TestedPoint(string Point, decimal? Value, decimal Factor, string Unit, string? Quality, string? Error);
