using Carbon.Boundaries.Settings;
using Carbon.Portal.Sources;

namespace Carbon.Portal.Settings;

/// <summary>Settings of a plant as they are edited.</summary>
/// <param name="Version">The version that is edited; 0: nothing set yet.</param>
/// <param name="Text">The settings as JSON: the section <c>settings</c> of the configuration file, numbers as plain decimal text.</param>
public sealed record SettingsDraft(int Version, string Text);

/// <summary>What became of a change of settings.</summary>
/// <param name="Problems">What is wrong with them by field; empty where nothing is.</param>
/// <param name="Refusal">Why the plant did not take them, as where another version came between; null where it did.</param>
public sealed record SettingsOutcome(IReadOnlyList<SettingProblem> Problems, string? Refusal)
{
    /// <summary>True where the settings are changed and durable.</summary>
    public bool IsDone => Problems.Count == 0 && Refusal is null;
}

/// <summary>Reads, checks and changes what a plant sets: for the pages and the API alike.</summary>
public interface ISettingsEditing
{
    /// <summary>The settings as they stand, to be edited.</summary>
    SettingsDraft Read(string plant);

    /// <summary>What is wrong with settings, by field; null where there is no such plant. Nothing is changed.</summary>
    IReadOnlyList<SettingProblem>? Check(string plant, string text);

    /// <summary>Changes the settings from the version that was edited; null where there is no such plant.</summary>
    /// <param name="plant">Id of the plant.</param>
    /// <param name="text">All settings as JSON.</param>
    /// <param name="version">The version that was edited.</param>
    /// <param name="note">Who and why.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<SettingsOutcome?> ChangeAsync(string plant, string text, int version, ChangeNote note, CancellationToken cancellation);
}
