using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Settings;

namespace Carbon.Node.Configuration;

/// <summary>What a node is and does: the whole of its configuration file.</summary>
public sealed record NodeConfiguration
{
    /// <summary><c>terminal</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Address the portal and the API listen on; <c>0.0.0.0</c> for all, behind the plant's firewall (clause 4.5).</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Certificate of portal and API; without one they speak plain HTTP, which is right on loopback or behind a proxy only.</summary>
    public TlsSection? Tls { get; init; }

    /// <summary>Folder of methods and factors of one's own, beside this file; <c>library</c> in the data folder where left out.</summary>
    public string? Library { get; init; }

    /// <summary>The reporting entity.</summary>
    public required PlantSection Plant { get; init; }

    /// <summary>Instruments and their measuring points.</summary>
    public IReadOnlyList<MeterSection> Meters { get; init; } = [];

    /// <summary>Lines and connections over which meters are read.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; init; } = [];

    /// <summary>How long a reading may be overdue before it is an alert; at least the time between two readings.</summary>
    public TimeSpan ArrivalTolerance { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Data items that people enter (clause 6.2).</summary>
    public IReadOnlyList<ItemSection> Items { get; init; } = [];

    /// <summary>Emission sources with their bindings.</summary>
    public IReadOnlyList<SourceSection> Sources { get; init; } = [];

    /// <summary>Accounting units; those that no other names stand directly below the plant.</summary>
    public IReadOnlyList<BoundarySection> Boundaries { get; init; } = [];

    /// <summary>Outputs, targets, energy carriers, green power, footprints and locating.</summary>
    public SettingsSection? Settings { get; init; }
}
