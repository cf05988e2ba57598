using System.Collections.Frozen;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Deals with messages: who sends, what it holds, what is answered.</summary>
internal sealed class Hj212Desk(Hj212Options options, ChannelSurroundings around, ChannelRecorder recorder, FrozenDictionary<string, Hj212Station> stations)
{
    private readonly Outbox _outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
    private readonly Dictionary<Hj212Station, Hj212Fetching> _fetching = stations.Values.ToDictionary(s => s, s => new Hj212Fetching(s, options, around));
    private readonly Lock _gate = new();

    /// <summary>Handles a message; a reason when the connection has to end.</summary>
    public async Task<string> HandleAsync(Hj212Connection connection, Hj212Message message, ReadOnlyMemory<byte> bytes, CancellationToken finish)
    {
        around.Metrics.Request();
        if (!stations.TryGetValue(message.Device, out var station))
            return Refused($"a logger at {connection.From} names itself '{Shown(message.Device)}', which is the mn of no meter on this channel; add a meter with this mn or correct MN in the logger", null);
        if (!station.Admits(message))
            return Refused($"a logger at {connection.From} names itself '{Shown(message.Device)}' with a wrong password; make PW in the logger and the password of the meter the same", station);
        var now = around.Time.GetUtcNow();
        var meter = around.State.Recorder(station.Meter.MeterId);
        var covered = Hj212Message.Covered(bytes.Span);
        meter?.Frame(now, sent: false, covered);
        meter?.Answered(now);
        var isNew = Greet(connection, station, now);
        if (Hj212Kinds.Of(message.Command) is { } kind)
        {
            await RecordAsync(station, message, bytes, covered, finish);
            _fetching[station].Came(kind);
            await AnswerAsync(connection, meter, message.WantsReply ? Hj212Reply.ToData(message) : null);
        }
        else
        {
            await OtherAsync(connection, station, meter, message, now);
        }
        if (isNew && options.BackFetch.Enabled && station.Meter.Intervals.Any())
            _fetching[station].Begin(connection);
        return "";
    }

    /// <summary>A damaged message came.</summary>
    public void Damaged(Hj212Connection connection, string fault)
    {
        around.Metrics.Failure("Damaged");
        if (connection.Greeted.Count == 0)
            recorder.Failed($"what {connection.From} sends is no message of HJ 212: {fault}");
        foreach (var station in connection.Greeted)
            around.State.Recorder(station.Meter.MeterId)?.Disbelieved(around.Time.GetUtcNow(), fault);
    }

    /// <summary>A connection has ended.</summary>
    public void Left(Hj212Connection connection, string reason)
    {
        lock (_gate)
        {
            foreach (var station in connection.Greeted.Where(s => s.Connection == connection))
            {
                station.Connection = null;
                around.State.Recorder(station.Meter.MeterId)?.LineFailed(around.Time.GetUtcNow(), $"the connection of the logger ended: {reason}");
            }
            recorder.Connected(stations.Values.Any(s => s.Connection is not null));
        }
        if (connection.Greeted.Count == 0 && reason.Length > 0)
            recorder.Failed($"the connection from {connection.From} ended: {reason}");
    }

    /// <summary>True when the logger names itself for the first time on a connection; requests go over that one from now on.</summary>
    private bool Greet(Hj212Connection connection, Hj212Station station, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!connection.Greet(station))
                return false;
            station.Connection = connection;
            recorder.Connected(true);
        }
        around.Metrics.Reconnect(opened: true);
        around.Logger.LogInformation("Channel {Channel}: the logger of {Meter} is connected from {From}", options.Id, station.Meter.MeterId, connection.From);
        station.Expect(now, connected: true);
        return true;
    }

    private async Task RecordAsync(Hj212Station station, Hj212Message message, ReadOnlyMemory<byte> bytes, byte[] covered, CancellationToken finish)
    {
        await station.Turn.WaitAsync(finish);
        recorder.Held(1);
        try
        {
            if (station.Repeated.Has(message, bytes.Span))
                return;
            if (station.Read(message, out var data, out var error))
                await RecordAsync(station, message, data, covered, finish);
            else
            {
                around.Metrics.Failure("Payload");
                around.State.Recorder(station.Meter.MeterId)?.Disbelieved(around.Time.GetUtcNow(), $"{message.Command} was not recorded: {error}");
            }
            station.Repeated.Add(message, bytes.Span);
        }
        finally
        {
            station.Turn.Release();
            recorder.Held(-1);
        }
    }

    private async Task RecordAsync(Hj212Station station, Hj212Message message, Hj212Data data, byte[] covered, CancellationToken finish)
    {
        var readings = station.Take(message, data, around.Time.GetUtcNow(), out var problem);
        if (problem.Length > 0)
            around.State.Recorder(station.Meter.MeterId)?.Rejected([new(station.Meter.Co2?.PointId ?? "", "", problem)]);
        if (readings.Count > 0)
            await _outbox.DeliverAndNoteAsync(new(station.Meter.MeterId, readings, covered), finish);
    }

    private async Task OtherAsync(Hj212Connection connection, Hj212Station station, MeterRecorder? meter, Hj212Message message, DateTimeOffset now)
    {
        switch (message.Command)
        {
            case Hj212Command.RequestReply when message.Field("QnRtn") is not ("1" or ""):
                meter?.Refused(now, $"the logger refuses the request for missing data: {Hj212Meaning.OfReply(message.Field("QnRtn"))}");
                _fetching[station].Ended(message.Number);
                break;
            case Hj212Command.ExecutionResult:
                _fetching[station].Ended(message.Number);
                break;
            case Hj212Command.RequestReply or Hj212Command.NoticeReply or Hj212Command.DataReply:
                break;
            case Hj212Command.TimeRequest:
                await AnswerAsync(connection, meter, message.WantsReply ? Hj212Reply.ToNotice(message) : null);
                await AnswerAsync(connection, meter, options.SetClocks ? Hj212Reply.Time(message, station.Local(now)) : null);
                break;
            case Hj212Command.Heartbeat:
                await AnswerAsync(connection, meter, message.WantsReply ? Hj212Reply.ToHeartbeat(message) : null);
                break;
            default:
                await AnswerAsync(connection, meter, message.WantsReply ? Hj212Reply.ToData(message) : null);
                break;
        }
    }

    private async Task AnswerAsync(Hj212Connection connection, MeterRecorder? meter, byte[]? answer)
    {
        if (answer is null)
            return;
        await connection.SendAsync(answer);
        meter?.Frame(around.Time.GetUtcNow(), sent: true, Hj212Message.Covered(answer));
    }

    private string Refused(string reason, Hj212Station? station)
    {
        around.Metrics.Failure("Access");
        recorder.Failed(reason);
        if (station is { Connection: null })
            around.State.Recorder(station.Meter.MeterId)?.Disbelieved(around.Time.GetUtcNow(), reason);
        return reason;
    }

    private static string Shown(string device) => new([.. device.Take(40).Where(c => c is >= ' ' and <= '~')]);
}
