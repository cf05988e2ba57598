namespace Carbon.Portal.Demonstration;

/// <summary>What the demonstration says of itself on every page: simulated time, where its data are from. Registered by the demonstration alone.</summary>
public interface IDemonstrationNotice
{
    /// <summary>Chinese text; null: no notice.</summary>
    string? TextZh { get; }

    /// <summary>English text; null: no notice.</summary>
    string? TextEn { get; }
}
