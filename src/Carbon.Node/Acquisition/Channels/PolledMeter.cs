using System.Buffers;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>One meter of a polled channel: its questions, whether it answers, and what it has said since the last hand-over.</summary>
public sealed class PolledMeter(string meterId, IEnumerable<Inquiry> inquiries)
{
    private readonly ArrayBufferWriter<byte> frame = new();
    private List<PointReading> gathered = [];
    private long frameTurn;

    /// <summary>The meter.</summary>
    public string MeterId => meterId;

    /// <summary>Its questions.</summary>
    internal List<Inquiry> Inquiries { get; } = [.. inquiries];

    /// <summary>Does not answer; tried one question at a time.</summary>
    internal bool Silent { get; set; }

    /// <summary>When it was tried last; of those that do not answer, the one that waits longest is next.</summary>
    internal DateTimeOffset TriedAt { get; set; }

    /// <summary>It has answered since it was silent last: a question that it does not answer is worth a retry.</summary>
    internal bool Answers { get; set; }

    /// <summary>When the gathered readings have to be handed on.</summary>
    internal DateTimeOffset HandOverAt { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Notes how it goes.</summary>
    internal MeterRecorder Recorder { get; set; } = null!;

    /// <summary>When something is to be done for this meter next, but for trying it while it is silent.</summary>
    internal DateTimeOffset NextDue
    {
        get
        {
            var next = HandOverAt;
            if (Silent)
                return next;
            foreach (var inquiry in Inquiries)
                if (inquiry.Due < next)
                    next = inquiry.Due;
            return next;
        }
    }

    /// <summary>Notes an answered question.</summary>
    internal void Gather(Inquiry inquiry, Exchange exchange, DateTimeOffset measuredAt, TimeSpan window, long turn)
    {
        if (turn != frameTurn)
            frame.ResetWrittenCount();
        frameTurn = turn;
        frame.Write(exchange.Request);
        frame.Write(exchange.Reply);
        inquiry.Read(exchange.Reply, measuredAt, gathered);
        var handOver = measuredAt + window;
        if (gathered.Count > 0 && handOver < HandOverAt)
            HandOverAt = handOver;
    }

    /// <summary>Takes what was gathered; null when there is nothing.</summary>
    internal MeterReadings? Take()
    {
        HandOverAt = DateTimeOffset.MaxValue;
        if (gathered.Count == 0)
            return null;
        var readings = new MeterReadings(meterId, gathered, frame.WrittenSpan.ToArray());
        gathered = new List<PointReading>(gathered.Count);
        return readings;
    }
}
