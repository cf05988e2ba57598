using Carbon.Node.Acquisition.OpcUa.Wire;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Which of the times of a value is believed: the source's where it agrees with the server's, else the server's, else the time of arrival.</summary>
internal static class OpcUaTime
{
    /// <summary>When the value was measured, in whole milliseconds. <paramref name="clockOff"/>: how far the server's clock is ahead of the terminal's.</summary>
    public static DateTimeOffset Of(UaDataValue value, DateTimeOffset arrived, TimeSpan clockOff, TimeSpan tolerance)
    {
        if (clockOff.Duration() > tolerance)
            return Milliseconds(arrived);
        var latest = arrived + tolerance;
        var server = value.ServerTime <= latest ? value.ServerTime : null;
        var source = value.SourceTime is { } time && time <= latest && ((server ?? arrived) - time).Duration() <= tolerance ? value.SourceTime : null;
        return Milliseconds(source ?? server ?? arrived);
    }

    public static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
