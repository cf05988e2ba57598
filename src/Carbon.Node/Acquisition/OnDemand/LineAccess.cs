using System.Net.Sockets;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Lines;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.OnDemand;

/// <summary>
/// A line for questions besides a schedule: that of a running channel where its settings are the same, else one of its own. Where a running
/// channel holds the same line with other settings, it lets go of it for the time of each question.
/// </summary>
/// <param name="probe">A channel that does not run, made of the options under test.</param>
/// <param name="holder">The running channel that holds the line; null where none does.</param>
/// <param name="time">The node's clock.</param>
internal sealed class LineAccess(PolledChannel probe, PolledChannel? holder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for a turn on a line that runs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly bool _shared = holder is not null && LineSettings.Same(probe.Options, holder.Options);

    /// <summary>The line, as people know it.</summary>
    public string Name => probe.Line.Name;

    /// <summary>Asks one question. A line that cannot be used is an answer as well.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<AskedQuestion> AskAsync(Inquiry inquiry, bool urgent, TimeSpan? most, CancellationToken cancellation)
    {
        AskedQuestion? asked = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            if (holder is null)
                asked = await OnOwnLineAsync(inquiry, most, cancellation);
            else
                await holder.Errands.RunAsync(async (line, exchange) => asked = _shared ? await AskAsync(exchange, inquiry, most) : await BorrowedAsync(line, inquiry, most, cancellation), urgent, patience.Token);
            return asked!;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unasked($"{Name} gave no turn within {Patience.TotalSeconds:0} s; its channel waits, perhaps because readings cannot be recorded: /healthz says what is wrong");
        }
        catch (Exception failure) when (failure is LineUnavailableException or IOException or SocketException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Unasked(failure is LineUnavailableException ? failure.Message : $"{Name} cannot be opened: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        probe.Line.Close();
        probe.Dispose();
    }

    private AskedQuestion Unasked(string error) => new(ExchangeResult.LineLost, error, [], TimeSpan.Zero, time.GetUtcNow(), [], []);

    private async Task<AskedQuestion> BorrowedAsync(ILine line, Inquiry inquiry, TimeSpan? most, CancellationToken cancellation)
    {
        line.Close();
        try
        {
            return await OnOwnLineAsync(inquiry, most, cancellation);
        }
        finally
        {
            probe.Line.Close();
        }
    }

    private async Task<AskedQuestion> OnOwnLineAsync(Inquiry inquiry, TimeSpan? most, CancellationToken cancellation)
    {
        if (!probe.Line.IsOpen)
            await OpenAsync(cancellation);
        return await AskAsync(probe.Exchange, inquiry, most);
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(OpeningLimit);
        try
        {
            await probe.Line.OpenAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"no answer within {OpeningLimit.TotalSeconds:0} s");
        }
    }

    private async ValueTask<AskedQuestion> AskAsync(Exchange exchange, Inquiry inquiry, TimeSpan? most)
    {
        var frames = new List<RawFrame>();
        exchange.Seen = (sent, bytes) => frames.Add(new(time.GetUtcNow(), sent, bytes.ToArray()));
        var at = time.GetUtcNow();
        var result = await exchange.AskAsync(inquiry, most);
        var readings = new List<PointReading>();
        if (result == ExchangeResult.Answered)
            inquiry.Read(exchange.Reply, at, readings);
        return new(result, exchange.Error, exchange.Reply.ToArray(), exchange.Took, at, readings, frames);
    }
}
