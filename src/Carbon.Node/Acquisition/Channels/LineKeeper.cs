using System.Diagnostics;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Opens a line and opens it again after it was lost, with waits that grow and differ from channel to channel.</summary>
internal sealed class LineKeeper(PolledChannelOptions options, ILine line, LineErrands errands, ChannelRecorder recorder, ChannelSurroundings around)
{
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(5);
    private TimeSpan wait = options.ReconnectAfter;
    private long openedAt;

    /// <summary>The line was lost and is not open again.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Opens the line if it is closed. Null: it cannot be opened now, and the wait is over; false: it was open, or was opened the first time; true: it was opened again after a loss.</summary>
    public async ValueTask<bool?> EnsureOpenAsync(IReadOnlyList<PolledMeter> meters, CancellationToken stopping)
    {
        if (line.IsOpen)
            return false;
        if (IsLost && openedAt != 0 && Stopwatch.GetElapsedTime(openedAt) < options.ReconnectAtMost)
            await WaitAsync(stopping);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            limit.CancelAfter(OpeningLimit);
            await line.OpenAsync(limit.Token);
        }
        catch (Exception failure) when (failure is IOException or SocketException or UnauthorizedAccessException or InvalidOperationException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            around.Metrics.Reconnect(opened: false);
            Lost($"{line.Name} cannot be opened: {(failure is OperationCanceledException ? $"no answer within {OpeningLimit.TotalSeconds} s" : failure.Message)}", meters);
            openedAt = 0;
            errands.Refuse(recorder.Snapshot().LastError ?? "the line cannot be opened");
            await WaitAsync(stopping);
            return null;
        }
        return Opened();
    }

    /// <summary>The line failed under way.</summary>
    public void Lost(string error, IReadOnlyList<PolledMeter> meters)
    {
        if (!IsLost)
            around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, error);
        IsLost = true;
        recorder.Connected(false);
        recorder.Failed(error);
        foreach (var meter in meters)
            meter.Recorder.LineFailed(around.Time.GetUtcNow(), error);
    }

    private bool Opened()
    {
        around.Metrics.Reconnect(opened: true);
        recorder.Connected(true);
        if (IsLost)
            around.Logger.LogInformation("Channel {Channel}: {Line} is open again", options.Id, line.Name);
        var again = IsLost;
        IsLost = false;
        openedAt = Stopwatch.GetTimestamp();
        return again;
    }

    private async ValueTask WaitAsync(CancellationToken stopping)
    {
        await errands.WaitAsync(wait * (0.5 + Random.Shared.NextDouble() / 2), stopping);
        wait = wait * 2 > options.ReconnectAtMost ? options.ReconnectAtMost : wait * 2;
    }

    /// <summary>A meter answered: the next loss begins with a short wait again.</summary>
    public void Proven() => wait = options.ReconnectAfter;
}
