using System.Net.Sockets;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Hj212;

namespace Carbon.Node.Simulation;

/// <summary>A data logger of a stack: reports, keeps what is not acknowledged and sends it again, and answers requests for its history and for its clock.</summary>
public sealed class Hj212LoggerSimulator(Hj212LoggerOptions options, IRegisterSource registers, TimeProvider time, PollClock clock)
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private readonly PollClock.Alarm _alarm = new();
    private readonly SimulatedStack _stack = new(options.Meter, registers);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
    private readonly string _password = options.Meter.Password is { } password ? Secret.Read(password) : "";
    private readonly Queue<(Hj212Kind Kind, DateTimeOffset From)> _kept = new();
    private long _numbers;

    /// <summary>Runs until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var cancelled = stopping.Register(() => clock.Cancel(_alarm));
        var kinds = new[] { Hj212Kind.RealTime, Hj212Kind.Minute, Hj212Kind.Hour, Hj212Kind.Day };
        var due = kinds.Select(k => Next(k, time.GetUtcNow())).ToArray();
        Connection? connection = null;
        while (!stopping.IsCancellationRequested)
        {
            await clock.WaitUntilAsync(_alarm, due.Min());
            for (var i = 0; i < due.Length; i++)
            {
                if (due[i] > time.GetUtcNow())
                    continue;
                Keep(kinds[i], due[i]);
                due[i] = Next(kinds[i], due[i]);
            }
            connection = await SendKeptAsync(connection, stopping);
        }
        connection?.Dispose();
    }

    private void Keep(Hj212Kind kind, DateTimeOffset end)
    {
        if (kind is Hj212Kind.Minute or Hj212Kind.Hour or Hj212Kind.Day && !options.Meter.Intervals.Contains(kind))
            return;
        _kept.Enqueue((kind, kind == Hj212Kind.RealTime ? end : end - options.Meter.Period(kind)));
        while (_kept.Count > MostKept)
            _kept.Dequeue();
    }

    private async Task<Connection?> SendKeptAsync(Connection? connection, CancellationToken stopping)
    {
        try
        {
            connection ??= await ConnectAsync(stopping);
            while (_kept.TryPeek(out var data))
            {
                var number = Number();
                await connection.SendAsync(Message(data.Kind, data.From, number), number, AnswerWithin, stopping);
                _kept.Dequeue();
            }
            return connection;
        }
        catch (Exception lost) when (lost is IOException or SocketException or OperationCanceledException or TimeoutException or ObjectDisposedException)
        {
            connection?.Dispose();
            return null;
        }
    }

    private async Task<Connection> ConnectAsync(CancellationToken stopping)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.Host, options.Port, stopping);
        }
        catch (Exception)
        {
            client.Dispose();
            throw;
        }
        return new(client, AnswersTo);
    }

    /// <summary>What a logger answers to a request.</summary>
    private IEnumerable<byte[]> AnswersTo(Hj212Message request)
    {
        if (request.Command == Hj212Command.SetTime)
        {
            yield return Reply(request, Hj212Command.RequestReply, "QnRtn=1");
            yield return Reply(request, Hj212Command.ExecutionResult, "ExeRtn=1");
        }
        else if (Hj212Kinds.Of(request.Command) is { } kind and not Hj212Kind.RealTime && Hj212Time.TryParse(request.Field("BeginTime"), out var begin) && Hj212Time.TryParse(request.Field("EndTime"), out var end))
        {
            yield return Reply(request, Hj212Command.RequestReply, "QnRtn=1");
            var period = options.Meter.Period(kind);
            var label = options.Label == Hj212Label.Start ? TimeSpan.Zero : period;
            for (var at = begin; at <= end && at - begin <= period * 1000; at += period)
                if (Hj212Time.Instant(at - label, _zone) is var from && from + period <= time.GetUtcNow())
                    yield return Message(kind, from, request.Number, wantsReply: false);
            yield return Reply(request, Hj212Command.ExecutionResult, "ExeRtn=1");
        }
    }

    private byte[] Message(Hj212Kind kind, DateTimeOffset from, string number, bool wantsReply = true)
    {
        var to = kind == Hj212Kind.RealTime ? from : from + options.Meter.Period(kind);
        var label = Hj212Time.Local(options.Label == Hj212Label.Start ? from : to, _zone);
        return Hj212Message.Build($"QN={number};ST={options.Meter.SystemType};CN={Hj212Kinds.Command(kind)};PW={_password};MN={options.Meter.Mn};Flag={(wantsReply ? 5 : 4)};CP=&&{_stack.Parameters(kind, label, from, to)}&&");
    }

    private byte[] Reply(Hj212Message request, string command, string result) =>
        Hj212Message.Build($"QN={request.Number};ST=91;CN={command};PW={_password};MN={options.Meter.Mn};Flag=4;CP=&&{result}&&");

    private string Number() => Hj212Time.Number(Hj212Time.Local(time.GetUtcNow(), _zone).Date.AddMilliseconds(Interlocked.Increment(ref _numbers) % 86_400_000));

    /// <summary>The next end of an interval after a time, on whole multiples counted from local midnight.</summary>
    private DateTimeOffset Next(Hj212Kind kind, DateTimeOffset after)
    {
        var period = kind == Hj212Kind.RealTime ? options.RealTimeEvery : options.Meter.Period(kind);
        return Hj212Time.Instant(Hj212Time.Floor(Hj212Time.Local(after, _zone), period) + period, _zone);
    }

    /// <summary>A connection to the terminal; requests are answered while it is open.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly TcpClient _client;
        private readonly NetworkStream _network;
        private readonly SemaphoreSlim _sending = new(1);
        private volatile TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Connection(TcpClient client, Func<Hj212Message, IEnumerable<byte[]>> answers)
        {
            (_client, _network) = (client, client.GetStream());
            _ = Task.Run(() => ReadAsync(answers));
        }

        /// <summary>Sends data; done when the terminal has acknowledged them.</summary>
        public async Task SendAsync(byte[] message, string number, TimeSpan within, CancellationToken stopping)
        {
            var answer = _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await WriteAsync(message, stopping);
            while (await answer.Task.WaitAsync(within, stopping) != number)
                answer = _answer;
        }

        public void Dispose() => _client.Dispose();

        private async Task ReadAsync(Func<Hj212Message, IEnumerable<byte[]>> answers)
        {
            var stream = new Hj212Stream(9999);
            try
            {
                while (await _network.ReadAsync(stream.Room) is > 0 and var count)
                {
                    stream.Take(count);
                    while (stream.TryNext(out var message, out _))
                    {
                        if (message.Command == Hj212Command.DataReply)
                            Interlocked.Exchange(ref _answer, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(message.Number);
                        foreach (var answer in answers(message))
                            await WriteAsync(answer, CancellationToken.None);
                    }
                }
                _answer.TrySetException(new IOException("the terminal closed the connection"));
            }
            catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException)
            {
                _answer.TrySetException(new IOException(lost.Message, lost));
            }
        }

        private async Task WriteAsync(byte[] message, CancellationToken stopping)
        {
            await _sending.WaitAsync(stopping);
            try
            {
                await _network.WriteAsync(message, stopping);
            }
            finally
            {
                _sending.Release();
            }
        }
    }
}
