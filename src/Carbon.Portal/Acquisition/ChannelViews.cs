using System.Collections.Immutable;

namespace Carbon.Portal.Acquisition;

/// <summary>A channel as it is set up and as it runs.</summary>
/// <param name="Id">Id.</param>
/// <param name="Protocol">Protocol.</param>
/// <param name="Version">Counts its changes from 1; sent back with a change.</param>
/// <param name="Options">Its options as JSON, secrets masked.</param>
/// <param name="FromFile">The configuration file set it up last, not a person.</param>
/// <param name="At">When it was changed last.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Models">Meters that were set up from a model.</param>
/// <param name="Connected">Its line or connection is open.</param>
/// <param name="Fault">What went wrong last; null where nothing did.</param>
public sealed record ChannelView(
    string Id, string Protocol, int Version, string Options, bool FromFile, DateTimeOffset At, string By, string Reason,
    ImmutableArray<ModelUse> Models, bool Connected, string? Fault);

/// <summary>A meter that was set up from a model, and with which ratios.</summary>
public sealed record ModelUse(string Meter, string Model, string Version, decimal CurrentRatio, decimal VoltageRatio);

/// <summary>A meter on a channel.</summary>
/// <param name="Id">Id.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Version">Version of the channel.</param>
/// <param name="Meter">Register entry and points as JSON, as under <c>meters</c> of the configuration file; null where nothing is recorded of it.</param>
/// <param name="Place">Its address and how its points are read, as JSON, secrets masked.</param>
/// <param name="Model">Model that it was set up from.</param>
public sealed record ChannelMeterView(string Id, string Channel, int Version, string? Meter, string Place, ModelUse? Model);

/// <summary>A version of a channel; without options: it was taken away.</summary>
public sealed record ChannelHistoryEntry(int Version, DateTimeOffset At, string By, string Reason, bool FromFile, string? Options, ImmutableArray<ModelUse> Models);
