using System.Collections.Immutable;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Channels.Table;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Sources;
using Carbon.Views.Channels;

namespace Carbon.Node.Channels;

/// <summary>Sets up channels and meters of the running node. One change at a time, so that what was checked is what is stored.</summary>
internal sealed class AcquisitionEditing(
    ChannelBook book, ChannelViewing viewing, Drafting drafting, PlanCheck check, PlanComparison comparison, PlanExecution execution, ChannelQueries queries, ChannelSecrets secrets, MeterTableImport table) : IAcquisitionEditing, IDisposable
{
    private static readonly ChannelOutcome Missing = new(false, [], null);
    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancellation) => viewing.ChannelsAsync(cancellation);

    /// <inheritdoc/>
    public async Task<ChannelView?> ChannelAsync(string channel, CancellationToken cancellation) => (await ChannelsAsync(cancellation)).FirstOrDefault(c => c.Id == channel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChannelMeterView>?> MetersAsync(string channel, CancellationToken cancellation) => viewing.MetersAsync(channel, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> SetAsync(ChannelDraft draft, ChangeNote note, CancellationToken cancellation) =>
        RunAsync((known, problems) => Task.FromResult(Drafting.OfChannel(draft, known, problems)), note, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> CheckAsync(ChannelDraft draft, CancellationToken cancellation) =>
        RunAsync((known, problems) => Task.FromResult(Drafting.OfChannel(draft, known, problems)), null, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> RemoveAsync(string channel, int version, ChangeNote note, CancellationToken cancellation) =>
        OnAsync(channel, (known, _, _) => Task.FromResult<Plan?>(Plan.Of(new PlannedChannel(channel, null, version, [], "$"))), note, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> CopyAsync(string channel, ChannelCopy copy, ChangeNote note, CancellationToken cancellation) =>
        OnAsync(channel, (found, known, problems) => drafting.OfCopyAsync(copy, found, known, problems, cancellation), note, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> SetMeterAsync(MeterDraft draft, ChangeNote note, CancellationToken cancellation) =>
        OnAsync(draft.Channel, (found, _, problems) => drafting.OfMeterAsync(draft, found, problems, cancellation), note, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> CheckMeterAsync(MeterDraft draft, CancellationToken cancellation) =>
        OnAsync(draft.Channel, (found, _, problems) => drafting.OfMeterAsync(draft, found, problems, cancellation), null, cancellation);

    /// <inheritdoc/>
    public Task<ChannelOutcome> RemoveMeterAsync(string channel, string meter, int version, ChangeNote note, CancellationToken cancellation) =>
        OnAsync(channel, (found, _, problems) => Task.FromResult(Drafting.WithoutMeter(meter, version, found, problems)), note, cancellation, meter);

    /// <inheritdoc/>
    public IReadOnlyList<ChannelHistoryEntry> History(string channel) => [.. queries.Channel(book.Plant, channel).Select(v =>
        new ChannelHistoryEntry(v.Version, v.At, v.By, v.Reason, v.FromFile, Shown(v), KnownChannel.Of(v.Record)))];

    /// <inheritdoc/>
    public async Task<byte[]> ExportAsync(bool xlsx, CancellationToken cancellation) =>
        MeterTable.Write(await viewing.TableAsync(cancellation), xlsx);

    /// <inheritdoc/>
    public async Task<TableOutcome> ImportAsync(byte[] content, bool checkOnly, ChangeNote note, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await table.RunAsync(content, checkOnly, note, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private Task<ChannelOutcome> OnAsync(
        string channel, Func<KnownChannel, IReadOnlyList<KnownChannel>, List<OptionProblem>, Task<Plan?>> draft, ChangeNote? note, CancellationToken cancellation, string? meter = null) =>
        RunAsync(async (known, problems) => known.FirstOrDefault(k => k.IsThere && k.Standing.Id == channel && (meter is null || k.Options?.MeterIds.Contains(meter) == true)) is { } found
            ? await draft(found, known, problems)
            : null, note, cancellation);

    /// <summary>Drafts, checks and carries out; without a note it ends after the check. A draft without a plan and without problems is of something that is not there.</summary>
    private async Task<ChannelOutcome> RunAsync(Func<IReadOnlyList<KnownChannel>, List<OptionProblem>, Task<Plan?>> draft, ChangeNote? note, CancellationToken cancellation)
    {
        if (note is not null && string.IsNullOrWhiteSpace(note.Reason))
            return Wrong([new("$.reason", "say why; it stands in the history of the channel")]);
        await _one.WaitAsync(cancellation);
        try
        {
            var known = await book.AllAsync(cancellation);
            var problems = new List<OptionProblem>();
            if (await draft(known, problems) is not { } plan)
                return problems.Count == 0 ? Missing : Wrong(problems);
            problems.AddRange(await check.ProblemsAsync(plan, known, cancellation));
            if (problems.Count > 0)
                return Wrong(plan.Channels is [{ Place: { } place }] ? problems.Select(p => Drafting.AtPlace(p, place)) : problems);
            return new ChannelOutcome(true, [], note is null ? null : await execution.RunAsync(await comparison.ChangesAsync(plan, known, cancellation), note, cancellation));
        }
        finally
        {
            _one.Release();
        }
    }

    private string? Shown(ChannelVersion version)
    {
        try
        {
            return version.Record is { } record ? ChannelSecrets.Show(secrets.Read(record.Options)) : null;
        }
        catch (UnreadableOptionsException)
        {
            return "{}";
        }
    }

    private static ChannelOutcome Wrong(IEnumerable<OptionProblem> problems) => new(true, [.. problems.Select(p => new ChannelProblem(p.Path, p.Message))], null);
}
