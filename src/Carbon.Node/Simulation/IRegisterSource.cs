namespace Carbon.Node.Simulation;

/// <summary>What simulated meters show.</summary>
public interface IRegisterSource
{
    /// <summary>The register of a point at a time, as the meter shows it; null: the meter does not answer.</summary>
    decimal? Read(string meterId, string pointId, DateTimeOffset at);
}
