using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition;

/// <summary>A channel as somebody wants it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version that was edited; 0: a new channel.</param>
/// <param name="Options">Options as JSON.</param>
public sealed record ChannelDraft(string Id, int Version, string Options);

/// <summary>A copy of a channel.</summary>
/// <param name="Id">Id of the new channel.</param>
/// <param name="Options">Options that differ, as a JSON object; null: none.</param>
/// <param name="Meters">Meters to be copied, with the id of each copy; the others are left out.</param>
public sealed record ChannelCopy(string Id, string? Options, ImmutableDictionary<string, string> Meters);

/// <summary>A meter on a channel as somebody wants it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Id">Id of the meter.</param>
/// <param name="Version">Version of the channel that was edited.</param>
/// <param name="Meter">Register entry and points as JSON; null: as they are, or as the model has them.</param>
/// <param name="Place">Address and how points are read, as JSON; null: as it is.</param>
/// <param name="Model">Model to take points from; null: none.</param>
public sealed record MeterDraft(string Channel, string Id, int Version, string? Meter, string? Place, ModelChoice? Model);

/// <summary>A model with what the plant adds to it.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="CurrentRatio">Ratio of the current transformers, 1 without.</param>
/// <param name="VoltageRatio">Ratio of the voltage transformers, 1 without.</param>
/// <param name="Points">Points to be read; empty: those that the model reads by default.</param>
/// <param name="Every">Time between two readings; null: as the model has it.</param>
public sealed record ModelChoice(string Id, decimal CurrentRatio, decimal VoltageRatio, ImmutableArray<string> Points, TimeSpan? Every);

/// <summary>What is wrong, and where.</summary>
/// <param name="Path">JSON path in what was sent.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ChannelProblem(string Path, string Message);

/// <summary>What became of a change.</summary>
/// <param name="Found">False where what was to be changed is not there.</param>
/// <param name="Problems">What is wrong; empty where nothing is.</param>
/// <param name="Conflict">Why the change was refused although it is sound: another came between.</param>
public sealed record ChannelOutcome(bool Found, ImmutableArray<ChannelProblem> Problems, string? Conflict)
{
    /// <summary>True where the change is made and durable, or a draft is sound.</summary>
    public bool IsDone => Found && Problems.IsEmpty && Conflict is null;
}

/// <summary>A problem of a row of a table; row 0 is the table.</summary>
public sealed record TableProblem(int Row, string Column, string Message);

/// <summary>What became of a table.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Channels">Channels that were, or would be, set up or changed; those that are so already are not counted.</param>
/// <param name="Meters">Meters that were, or would be, set up or changed.</param>
/// <param name="CheckOnly">Nothing was to be changed.</param>
/// <param name="Problems">What is wrong; empty where nothing is.</param>
public sealed record TableOutcome(int Rows, int Channels, int Meters, bool CheckOnly, ImmutableArray<TableProblem> Problems);
