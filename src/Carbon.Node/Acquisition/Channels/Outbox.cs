using System.Threading.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>Readings of one channel on their way to the journal: in order, offered again until they are durable, bounded.</summary>
public sealed class Outbox(ChannelOptions options, IReadingSink sink, ChannelRecorder recorder, AcquisitionMetrics metrics, AcquisitionState state, ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly Channel<MeterReadings> waiting = Channel.CreateBounded<MeterReadings>(new BoundedChannelOptions(options.HeldReadings) { SingleReader = true, SingleWriter = true });

    /// <summary>True while there is room for more.</summary>
    public bool HasRoom => waiting.Reader.Count < options.HeldReadings;

    /// <summary>Puts readings in line; waits while there is no room.</summary>
    public async ValueTask AddAsync(MeterReadings readings, CancellationToken cancellation)
    {
        recorder.Held(1);
        await waiting.Writer.WriteAsync(readings, cancellation);
    }

    /// <summary>No more readings will come.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    /// <summary>Hands readings on until the outbox is complete and empty.</summary>
    public async Task DeliverAsync(CancellationToken cancellation)
    {
        await foreach (var readings in waiting.Reader.ReadAllAsync(cancellation))
        {
            await DeliverAndNoteAsync(readings, cancellation);
            recorder.Held(-1);
        }
    }

    /// <summary>Hands one set of readings on, again and again until it is durable, and notes what was refused.</summary>
    public async Task<RecordOutcome> DeliverAndNoteAsync(MeterReadings readings, CancellationToken cancellation)
    {
        var outcome = await DeliverAsync(readings, cancellation);
        Note(readings.MeterId, outcome);
        return outcome;
    }

    private async Task<RecordOutcome> DeliverAsync(MeterReadings readings, CancellationToken cancellation)
    {
        for (var wait = TimeSpan.FromMilliseconds(250); ; wait = wait * 2 > LongestWait ? LongestWait : wait * 2)
        {
            try
            {
                return await sink.RecordAsync(readings, cancellation).WaitAsync(options.RecordTimeout, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                metrics.HeldBack();
                recorder.Failed($"readings of {readings.MeterId} could not be recorded: {failure.Message}");
                logger.LogWarning(failure, "Readings of {Meter} on channel {Channel} could not be recorded; offered again in {Wait}", readings.MeterId, options.Id, wait);
            }
            await Task.Delay(wait, cancellation);
        }
    }

    private void Note(string meterId, RecordOutcome outcome)
    {
        metrics.Recorded(outcome);
        if (outcome.Rejected.Count == 0)
            return;
        state.Recorder(meterId)?.Rejected(outcome.Rejected);
        logger.LogWarning("{Count} readings of {Meter} were refused, the last: {Point}: {Reason}", outcome.Rejected.Count, meterId, outcome.Rejected[^1].Point, outcome.Rejected[^1].Reason);
    }
}
