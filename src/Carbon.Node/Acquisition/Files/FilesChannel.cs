using System.Collections.Concurrent;
using System.Security.Cryptography;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Acquisition.Files;

/// <summary>Takes files out of a folder. A file is moved when its readings are durable; one that is taken again counts once, because a point and a time are one reading.</summary>
public sealed class FilesChannel : IChannel
{
    private const int AtOnce = 8;
    private readonly FilesOptions options;
    private readonly ChannelSurroundings around;
    private readonly ChannelRecorder recorder;
    private readonly Outbox outbox;
    private readonly FileFolder folder;
    private readonly FileMapping mapping;
    private readonly PollClock.Alarm alarm = new();
    private readonly Dictionary<string, (FileInfo File, FileVerdict Verdict)> judged = new(StringComparer.Ordinal);

    /// <summary>A channel of valid options.</summary>
    public FilesChannel(FilesOptions options, ChannelSurroundings around)
    {
        (this.options, this.around, folder, mapping) = (options, around, new(options, around.Time), new(options));
        recorder = around.State.AddChannel(options.Id, "files");
        foreach (var meter in options.Meters)
            around.State.AddMeter(meter.MeterId, options.Id);
        outbox = new(options, around.Sink, recorder, around.Metrics, around.State, around.Logger);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var finish = new CancellationTokenSource();
        await using var stop = stopping.Register(() =>
        {
            finish.CancelAfter(around.LastHandOver);
            around.Clock.Cancel(alarm);
        });
        try
        {
            // Without meters nothing is taken: the files wait for them.
            if (options.Meters.Count == 0)
                await Task.Delay(Timeout.Infinite, stopping);
            while (!stopping.IsCancellationRequested)
            {
                await LookAsync(stopping, finish.Token);
                await around.Clock.WaitUntilAsync(alarm, Schedule.Next(around.Time.GetUtcNow(), options.Every));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            around.Logger.LogInformation("Channel {Channel} stopped; a file that is not done is taken again", options.Id);
        }
        recorder.Connected(false);
    }

    private async Task LookAsync(CancellationToken stopping, CancellationToken finish)
    {
        try
        {
            var files = folder.Standing();
            recorder.Connected(true);
            foreach (var gone in judged.Keys.Except(files.Select(f => f.Name)).ToList())
                judged.Remove(gone);
            foreach (var file in files.TakeWhile(_ => !stopping.IsCancellationRequested))
                await TakeAsync(file, finish);
        }
        catch (IOException failure)
        {
            recorder.Connected(false);
            recorder.Failed(failure.Message);
            foreach (var meter in options.MeterIds)
                around.State.Recorder(meter)?.LineFailed(around.Time.GetUtcNow(), failure.Message);
            around.Logger.LogWarning("Channel {Channel}: {Error}", options.Id, failure.Message);
        }
    }

    private async Task TakeAsync(FileInfo file, CancellationToken finish)
    {
        // Judged already, but it could not be moved: only that is tried again.
        var known = judged.TryGetValue(file.Name, out var before) && before.File.Length == file.Length && before.File.LastWriteTimeUtc == file.LastWriteTimeUtc;
        if ((known ? before.Verdict : await JudgeAsync(file, finish)) is not { } verdict)
            return;
        judged[file.Name] = (file, verdict);
        if (!FileFolder.IsSame(file))
            return;
        try
        {
            folder.PutAway(file, verdict);
        }
        catch (IOException failure)
        {
            recorder.Failed($"{file.Name} is recorded but cannot be moved: {failure.Message}");
            around.Logger.LogWarning("Channel {Channel}: {File} is recorded but cannot be moved; tried again: {Error}", options.Id, file.Name, failure.Message);
            return;
        }
        judged.Remove(file.Name);
        around.Logger.LogInformation("Channel {Channel}: {File}: {Accepted} readings recorded, {Duplicates} known before, {Refused} refused", options.Id, file.Name, verdict.Accepted, verdict.Duplicates, verdict.Problems.Count);
    }

    private async Task<FileVerdict?> JudgeAsync(FileInfo file, CancellationToken finish)
    {
        around.Metrics.Request();
        try
        {
            if (await folder.ReadAsync(file, finish) is not { } content)
                return null;
            var source = $"{file.Name} (SHA-256 {Convert.ToHexString(SHA256.HashData(content))})";
            var table = FileTable.Read(content, options);
            var (readings, problems) = mapping.Read(table, source);
            if (readings.Count + problems.Count == 0 && table.Rows.Count > 0)
                throw new UnreadableFileException($"none of its {table.Rows.Count} rows is of a point of this channel; compare the column '{options.Key}' with the keys of the points");
            foreach (var problem in problems)
                Disbelieve(problem.MeterId, $"{file.Name}, row {problem.Row}, column {problem.Column}: {problem.Reason}");
            return await DeliverAsync(readings, problems, finish);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever is in it: a file that cannot be read must not come up again and again.
            recorder.Failed($"{file.Name}: {failure.Message}");
            Disbelieve(null, $"{file.Name}: {failure.Message}");
            return new(0, 0, [new(0, "", failure.Message, null)]);
        }
    }

    private async Task<FileVerdict> DeliverAsync(IReadOnlyList<MeterReadings> readings, IReadOnlyList<FileProblem> problems, CancellationToken finish)
    {
        var outcomes = new ConcurrentQueue<(string MeterId, RecordOutcome Outcome)>();
        await Parallel.ForEachAsync(readings.GroupBy(r => r.MeterId), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = finish }, async (meter, cancellation) =>
        {
            foreach (var part in meter)
            {
                recorder.Held(1);
                around.State.Recorder(part.MeterId)?.Frame(around.Time.GetUtcNow(), sent: false, part.Frame.Span);
                outcomes.Enqueue((part.MeterId, await outbox.DeliverAndNoteAsync(part, cancellation)));
                recorder.Held(-1);
            }
            around.State.Recorder(meter.Key)?.Answered(around.Time.GetUtcNow());
        });
        var rejected = outcomes.SelectMany(o => o.Outcome.Rejected.Select(r => new FileProblem(0, $"{o.MeterId} {r.Point}", r.Reason, o.MeterId)));
        return new(outcomes.Sum(o => o.Outcome.Accepted), outcomes.Sum(o => o.Outcome.Duplicates), [.. problems, .. rejected]);
    }

    private void Disbelieve(string? meter, string error)
    {
        around.Metrics.Failure("Row");
        foreach (var id in meter is null ? options.MeterIds : [meter])
            around.State.Recorder(id)?.Disbelieved(around.Time.GetUtcNow(), error);
    }
}
