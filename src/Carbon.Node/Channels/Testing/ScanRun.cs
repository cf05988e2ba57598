using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Decoding;
using Carbon.Node.Acquisition.OnDemand;
using Carbon.Node.Acquisition.Scanning;
using Carbon.Node.Acquisition.State;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Testing;

/// <summary>One search for addresses. Written by its own task, read by anyone.</summary>
internal sealed class ScanRun(string id, string? channel, LineAccess access, AddressSearch search, FrameProtocol? protocol, IReadOnlyDictionary<string, string> known, DateTimeOffset startedAt) : IDisposable
{
    /// <summary>Frames kept of questions that nothing answered, and of all others.</summary>
    private const int SilentKept = 8, AnsweredKept = 400, NotesKept = 100;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly List<FoundMeter> _found = [];
    private readonly List<(RawFrame Frame, string? Problem)> _frames = [];
    private readonly Queue<(RawFrame Frame, string? Problem)> _silent = new();
    private LineScanState _state = LineScanState.Running;
    private string? _fault;
    private int _askedCount;

    /// <summary>The line.</summary>
    public string Line => access.Name;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Ends it after the question that is being asked.</summary>
    public void Cancel() => _ending.Cancel();

    /// <summary>Asks until everything is asked, the time is over, or somebody ends it.</summary>
    public async Task RunAsync(TimeSpan most, TimeSpan longest, CancellationToken stopping)
    {
        using var time = new CancellationTokenSource(longest);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, _ending.Token, stopping);
        try
        {
            while (!end.IsCancellationRequested && search.Next() is { } question)
            {
                var answer = await access.AskAsync(question, urgent: false, most, end.Token);
                if (answer.Result == ExchangeResult.LineLost)
                {
                    End(LineScanState.Failed, answer.Error);
                    return;
                }
                Learn(answer);
            }
            End(_ending.IsCancellationRequested ? LineScanState.Cancelled : time.IsCancellationRequested ? LineScanState.OutOfTime : LineScanState.Complete, null);
        }
        catch (OperationCanceledException)
        {
            End(time.IsCancellationRequested ? LineScanState.OutOfTime : LineScanState.Cancelled, null);
        }
        catch (Exception failure)
        {
            End(LineScanState.Failed, failure.Message);
        }
        finally
        {
            access.Dispose();
        }
    }

    /// <summary>How it stands.</summary>
    public LineScan Snapshot()
    {
        lock (_gate)
            return new(
                id, channel, _state, startedAt, _askedCount, search.Planned, [.. _found], [.. search.Notes.Take(NotesKept)], _fault,
                [.. _frames.Concat(_silent).OrderBy(f => f.Frame.At).Select(f => FrameView.Of(f.Frame, f.Problem, protocol))]);
    }

    /// <summary>True while it goes on.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return _state == LineScanState.Running;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ending.Dispose();

    /// <summary>Addresses of the meters that are on the channel already.</summary>
    public static IReadOnlyDictionary<string, string> Known(JsonObject channel)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meter in (channel["meters"] as JsonArray ?? []).OfType<JsonObject>())
            if ((meter["unit"] ?? meter["address"])?.ToString() is { } address && meter["meterId"]?.ToString() is { } id)
                known.TryAdd(address, id);
        return known;
    }

    private void Learn(AskedQuestion answer)
    {
        lock (_gate)
        {
            _askedCount++;
            foreach (var found in search.Learn(answer))
                if (_found.All(f => f.Address != found.Address))
                    _found.Add(new(found.Address, found.Detail, known.GetValueOrDefault(found.Address)));
            foreach (var (frame, i) in answer.Frames.Select((f, i) => (f, i)))
                Keep(frame, i == answer.Frames.Count - 1 && answer.Result == ExchangeResult.Silence ? MeterReading.Kind(answer.Result) : null, answer.Result == ExchangeResult.Silence);
        }
    }

    private void Keep(RawFrame frame, string? problem, bool silent)
    {
        if (!silent && _frames.Count < AnsweredKept)
            _frames.Add((frame, problem));
        if (!silent)
            return;
        _silent.Enqueue((frame, problem));
        if (_silent.Count > SilentKept)
            _silent.Dequeue();
    }

    private void End(LineScanState state, string? fault)
    {
        lock (_gate)
            (_state, _fault) = (state, fault);
    }
}
