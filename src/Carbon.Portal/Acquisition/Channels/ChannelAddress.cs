namespace Carbon.Portal.Acquisition.Channels;

/// <summary>Addresses of the pages of channels.</summary>
public static class ChannelAddress
{
    /// <summary>All channels.</summary>
    public const string Page = "/channels";

    /// <summary>A new channel; no id holds a tilde.</summary>
    public const string New = "/channels/~new";

    /// <summary>Channels, meters and points as a table.</summary>
    public const string Table = "/channel-table";

    /// <summary>A channel.</summary>
    public static string Of(string channel) => $"{Page}/{Uri.EscapeDataString(channel)}";

    /// <summary>Its settings.</summary>
    public static string Settings(string channel) => $"{Of(channel)}/settings";

    /// <summary>A copy of it.</summary>
    public static string Copy(string channel) => $"{Of(channel)}/copy";

    /// <summary>A new meter on it.</summary>
    public static string AddMeter(string channel, string? copyOf = null) => $"{Of(channel)}/add-meter{(copyOf is null ? "" : $"?copy={Uri.EscapeDataString(copyOf)}")}";

    /// <summary>Settings of a meter on it.</summary>
    public static string MeterSettings(string channel, string meter) => $"{Of(channel)}/meters/{Uri.EscapeDataString(meter)}/settings";

    /// <summary>The last recording of its frames as a file.</summary>
    public static string Trace(string channel) => $"/api/v1/channels/{Uri.EscapeDataString(channel)}/trace/frames";

    /// <summary>The table as a file.</summary>
    public static string File(string format) => $"/channel-table/channels.{format}";
}
