using Carbon.Contracts;

namespace Carbon.Boundaries.Settings;

/// <summary>What a plant sets beside its boundary, with its version.</summary>
/// <param name="Record">The settings.</param>
/// <param name="Version">Counts changes from 1; 0: nothing set yet.</param>
/// <param name="File">SHA-256 of the last section that a configuration file told; empty: none yet.</param>
public sealed record PlantSettings(SettingsRecord Record, int Version, string File)
{
    /// <summary>Nothing set.</summary>
    public static readonly PlantSettings None = new(new SettingsRecord(), 0, "");

    /// <summary>The settings after a change.</summary>
    public PlantSettings Apply(SettingsConfigured configured) =>
        new(configured.Settings, configured.Version, configured.File.Length > 0 ? configured.File : File);

    /// <summary>State for a snapshot.</summary>
    public SettingsState ToState() => new() { Settings = Record, Version = Version, File = File };

    /// <summary>The settings of a snapshot; older ones have none.</summary>
    public static PlantSettings FromState(SettingsState? state) => state is null ? None : new(state.Settings ?? new SettingsRecord(), state.Version, state.File);
}
