using Carbon.Portal.Sources;

namespace Carbon.Portal.Acquisition;

/// <summary>
/// Sets up channels and the meters behind them while the node runs: for the pages and the API. Every change is an event with who, when and why;
/// it takes effect at once and touches only the channels that it names. Options and places are JSON as in the configuration file; passwords and
/// keys in them are shown as <see cref="Mask"/>, and the mask sent back keeps what was there.
/// </summary>
public interface IAcquisitionEditing
{
    /// <summary>What stands in place of a secret.</summary>
    const string Mask = "********";

    /// <summary>All channels by id.</summary>
    Task<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancellation);

    /// <summary>One channel; null where there is none.</summary>
    Task<ChannelView?> ChannelAsync(string channel, CancellationToken cancellation);

    /// <summary>Meters of a channel in the order of its options; null where there is no such channel.</summary>
    Task<IReadOnlyList<ChannelMeterView>?> MetersAsync(string channel, CancellationToken cancellation);

    /// <summary>Adds a channel, or gives it other options. A draft with the version 0 is a new one.</summary>
    Task<ChannelOutcome> SetAsync(ChannelDraft draft, ChangeNote note, CancellationToken cancellation);

    /// <summary>What is wrong with a draft; nothing is changed.</summary>
    Task<ChannelOutcome> CheckAsync(ChannelDraft draft, CancellationToken cancellation);

    /// <summary>Takes a channel away; its meters keep what they recorded.</summary>
    Task<ChannelOutcome> RemoveAsync(string channel, int version, ChangeNote note, CancellationToken cancellation);

    /// <summary>A new channel with the options of another, changed where the draft says so, and with copies of its meters under new ids.</summary>
    Task<ChannelOutcome> CopyAsync(string channel, ChannelCopy copy, ChangeNote note, CancellationToken cancellation);

    /// <summary>Adds a meter to a channel or changes it there: register entry, points and place together, or nothing.</summary>
    Task<ChannelOutcome> SetMeterAsync(MeterDraft draft, ChangeNote note, CancellationToken cancellation);

    /// <summary>What is wrong with a meter and its place; nothing is changed.</summary>
    Task<ChannelOutcome> CheckMeterAsync(MeterDraft draft, CancellationToken cancellation);

    /// <summary>Takes a meter off a channel; it keeps what it recorded.</summary>
    Task<ChannelOutcome> RemoveMeterAsync(string channel, string meter, int version, ChangeNote note, CancellationToken cancellation);

    /// <summary>Every version of a channel, newest first.</summary>
    IReadOnlyList<ChannelHistoryEntry> History(string channel);

    /// <summary>Channels, meters and points as a table, a row a point; <paramref name="xlsx"/>: a workbook, else csv.</summary>
    Task<byte[]> ExportAsync(bool xlsx, CancellationToken cancellation);

    /// <summary>Brings such a table in, all rows or none.</summary>
    Task<TableOutcome> ImportAsync(byte[] table, bool checkOnly, ChangeNote note, CancellationToken cancellation);
}
