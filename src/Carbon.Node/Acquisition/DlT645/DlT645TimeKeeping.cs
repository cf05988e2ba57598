using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.DlT645;

/// <summary>A line whose meters get the time once a day, before the first request of an hour that is set. A line that began within that hour waits for the next day, so that no start of the node sends it twice.</summary>
/// <param name="line">The line itself.</param>
/// <param name="at">When the hour begins, by the meters' clock.</param>
/// <param name="zone">Zone of the meters' clock.</param>
/// <param name="preamble">FE bytes before the frame.</param>
/// <param name="time">The node's clock.</param>
/// <param name="sent">Told of each time sent.</param>
public sealed class DlT645TimeKeeping(ILine line, TimeOnly at, TimeZoneInfo zone, int preamble, TimeProvider time, Action<DateTime>? sent = null) : ILine
{
    /// <summary>Within this time after <c>at</c> the frame may be sent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Silence after the frame, for meters that set their clock.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    private readonly DateTime since = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime;
    private DateOnly lastDay;

    /// <inheritdoc/>
    public string Name => line.Name;

    /// <inheritdoc/>
    public bool IsOpen => line.IsOpen;

    /// <inheritdoc/>
    public TimeSpan FrameGap => line.FrameGap;

    /// <inheritdoc/>
    public TimeSpan IdleGap => line.IdleGap;

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancellation) => line.OpenAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime;
        if (IsDue(local))
        {
            lastDay = DateOnly.FromDateTime(local);
            await line.SendAsync((byte[])[.. Enumerable.Repeat((byte)0xFE, preamble), .. DlT645TimeBroadcast.Build(local)], cancellation);
            sent?.Invoke(local);
            await Task.Delay(Quiet + 6 * line.FrameGap, cancellation);
        }
        await line.SendAsync(bytes, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => line.ReceiveAsync(buffer, cancellation);

    /// <inheritdoc/>
    public void DiscardInput() => line.DiscardInput();

    /// <inheritdoc/>
    public void Close() => line.Close();

    private bool IsDue(DateTime local)
    {
        var opens = local.Date + at.ToTimeSpan();
        return lastDay != DateOnly.FromDateTime(local) && since < opens && local >= opens && local < opens + Window
            && local.TimeOfDay >= DlT645TimeBroadcast.MidnightMargin && local.TimeOfDay < TimeSpan.FromDays(1) - DlT645TimeBroadcast.MidnightMargin;
    }
}
