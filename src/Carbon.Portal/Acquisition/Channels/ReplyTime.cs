using System.Globalization;

namespace Carbon.Portal.Acquisition.Channels;

/// <summary>Times between requests and replies, as they are shown.</summary>
public static class ReplyTime
{
    /// <summary>In milliseconds; a time that is not nothing is not shown as nothing.</summary>
    public static string Text(TimeSpan time) => time < TimeSpan.FromMilliseconds(1) ? "< 1" : time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
