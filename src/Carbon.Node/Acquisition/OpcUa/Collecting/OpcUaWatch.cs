using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.OpcUa.Messages;
using Carbon.Node.Acquisition.OpcUa.Session;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.OpcUa.Collecting;

/// <summary>Asks the server for its time every few seconds: the session stays alive while nothing else is asked, a dead connection is noticed, and a clock that is wrong too.</summary>
internal sealed class OpcUaWatch(OpcUaOptions options, OpcUaReadings readings, ChannelRecorder recorder, ChannelSurroundings around)
{
    private const uint CurrentTime = 2258;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task RunAsync(UaSession session, CancellationToken cancellation)
    {
        while (true)
        {
            await LookAsync(session, cancellation);
            var wait = session.Timeout / 3;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var failed = await Task.WhenAny(session.ConnectionFailed, Task.Delay(wait < Longest ? wait : Longest, limit.Token)) == session.ConnectionFailed;
            await limit.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            if (failed)
                throw new IOException((await session.ConnectionFailed).Message);
        }
    }

    /// <summary>Compares the clocks.</summary>
    public async Task LookAsync(UaSession session, CancellationToken cancellation)
    {
        var answer = await session.CallAsync<ReadRequest, ReadResponse>(new() { Nodes = [new() { Node = new(0, CurrentTime) }] }, cancellation);
        if (answer.Values is not [{ Value.Value: DateTimeOffset time }])
            return;
        readings.ClockOff = time - around.Time.GetUtcNow();
        if (readings.ClockOff.Duration() > options.TimeTolerance)
            recorder.Failed($"the server's clock is {readings.ClockOff.Duration():d\\.hh\\:mm\\:ss} {(readings.ClockOff > TimeSpan.Zero ? "ahead of" : "behind")} this terminal's; readings get the time of their arrival until it is set right");
    }
}
