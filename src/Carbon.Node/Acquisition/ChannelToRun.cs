using Carbon.Node.Acquisition.Channels;

namespace Carbon.Node.Acquisition;

/// <summary>A channel that shall run.</summary>
/// <param name="Id">Id.</param>
/// <param name="Protocol">Protocol, for what is shown.</param>
/// <param name="Content">Its options as text: the same text is the same channel and goes on running.</param>
/// <param name="Options">Its options; null where they cannot be read.</param>
/// <param name="Problem">Why they cannot be read.</param>
public sealed record ChannelToRun(string Id, string Protocol, string Content, ChannelOptions? Options, string? Problem = null)
{
    /// <summary>A channel of readable options.</summary>
    public static ChannelToRun Of(ChannelOptions options) =>
        new(options.Id, ChannelProtocols.Of(options), Carbon.Node.Channels.OptionTexts.Plain(options), options);
}
