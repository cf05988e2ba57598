using System.Diagnostics;
using System.Net.Sockets;
using Carbon.Node.Acquisition.Lines;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>How a question ended.</summary>
public enum ExchangeResult
{
    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Nothing came.</summary>
    Silence,

    /// <summary>The meter refused.</summary>
    Exception,

    /// <summary>Something came that must not be believed.</summary>
    Invalid,

    /// <summary>The line failed.</summary>
    LineLost,
}

/// <summary>Told of every frame as it goes over a line.</summary>
public delegate void FrameSeen(bool sent, ReadOnlySpan<byte> bytes);

/// <summary>Asks and listens, half-duplex, on one line. Buffers are used again for every question.</summary>
public sealed class Exchange(ILine line, TimeSpan timeout) : IDisposable
{
    private const int Room = 600;
    private readonly byte[] request = new byte[300];
    private readonly byte[] reply = new byte[Room];
    private CancellationTokenSource deadline = new();
    private long lastByte;
    private int filled;
    private int requestLength;
    private ReplyFinding last;
    private TimeSpan limit;
    private long sentAt;

    /// <summary>Who is told of frames.</summary>
    public FrameSeen? Seen { get; set; }

    /// <summary>Time from the last request to the end of its reply, or until it was given up.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>What went wrong last.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The last request.</summary>
    public ReadOnlySpan<byte> Request => request.AsSpan(0, requestLength);

    /// <summary>The last sound reply, or what was received instead.</summary>
    public ReadOnlySpan<byte> Reply => last.Length > 0 ? reply.AsSpan(last.Start, last.Length) : reply.AsSpan(0, filled);

    /// <summary>Asks <paramref name="inquiry"/> until it is answered in full; each request may take as long as the line's requests may, or as long as <paramref name="most"/>.</summary>
    public async ValueTask<ExchangeResult> AskAsync(Inquiry inquiry, TimeSpan? most = null)
    {
        Error = "";
        limit = most ?? timeout;
        filled = requestLength = 0;
        last = default;
        inquiry.Begin();
        var started = Stopwatch.GetTimestamp();
        if (!deadline.TryReset())
        {
            deadline.Dispose();
            deadline = new CancellationTokenSource();
        }
        try
        {
            while (true)
            {
                await SendAsync(inquiry);
                switch (await ListenAsync(inquiry, started))
                {
                    case ReplyVerdict.Complete: return ExchangeResult.Answered;
                    case ReplyVerdict.Exception: return Failed(ExchangeResult.Exception, last.Error);
                    case ReplyVerdict.Invalid: return Failed(ExchangeResult.Invalid, last.Error);
                    case ReplyVerdict.Broken:
                        line.Close();
                        return Failed(ExchangeResult.Invalid, last.Error);
                    default: started = Stopwatch.GetTimestamp(); continue;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Note();
            return filled > 0
                ? Failed(ExchangeResult.Invalid, $"{filled} bytes came that are no reply to the request")
                : Failed(ExchangeResult.Silence, $"no answer within {limit.TotalMilliseconds:0} ms");
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException)
        {
            Note();
            line.Close();
            return Failed(ExchangeResult.LineLost, $"{line.Name}: {failure.Message}");
        }
    }

    /// <summary>Forgets bytes of an earlier connection.</summary>
    public void Reset() => filled = 0;

    /// <inheritdoc/>
    public void Dispose() => deadline.Dispose();

    private async ValueTask SendAsync(Inquiry inquiry)
    {
        if (line.FrameGap > TimeSpan.Zero && line.FrameGap - Stopwatch.GetElapsedTime(lastByte) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest);
        line.DiscardInput();
        filled = 0;
        last = default;
        requestLength = inquiry.Write(request);
        deadline.CancelAfter(limit);
        Seen?.Invoke(true, Request);
        sentAt = Stopwatch.GetTimestamp();
        await line.SendAsync(request.AsMemory(0, requestLength), deadline.Token);
    }

    private async ValueTask<ReplyVerdict> ListenAsync(Inquiry inquiry, long started)
    {
        while (true)
        {
            if (filled == Room)
            {
                reply.AsSpan(Room / 2).CopyTo(reply);
                filled = Room / 2;
            }
            if (filled > 0 && line.IdleGap > TimeSpan.Zero)
                deadline.CancelAfter(Shorter(line.IdleGap, limit - Stopwatch.GetElapsedTime(started)));
            var got = await line.ReceiveAsync(reply.AsMemory(filled), deadline.Token);
            lastByte = Stopwatch.GetTimestamp();
            if (got == 0)
                throw new IOException("the other side closed the connection");
            filled += got;
            do
            {
                last = inquiry.Examine(reply.AsSpan(0, filled));
                if (last.Verdict != ReplyVerdict.Incomplete)
                    Note();
            }
            while (last.Verdict == ReplyVerdict.Foreign && Skip(last.Start + last.Length));
            if (last.Verdict is not (ReplyVerdict.Incomplete or ReplyVerdict.Foreign))
                return last.Verdict;
            last = default;
        }
    }

    private void Note()
    {
        Took = Stopwatch.GetElapsedTime(sentAt);
        if (!Reply.IsEmpty)
            Seen?.Invoke(false, Reply);
    }

    private bool Skip(int count)
    {
        reply.AsSpan(count, filled - count).CopyTo(reply);
        filled -= count;
        return filled > 0;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => b <= TimeSpan.Zero ? TimeSpan.Zero : a < b ? a : b;

    private ExchangeResult Failed(ExchangeResult result, string? error)
    {
        Error = error ?? "";
        return result;
    }
}
