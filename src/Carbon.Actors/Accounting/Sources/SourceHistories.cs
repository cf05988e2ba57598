using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;

namespace Carbon.Accounting.Sources;

/// <summary>Reckons days that sources no longer hold from the journal, beside the running entities and at most a few at once.</summary>
public sealed class SourceHistories(IEntityJournal journal)
{
    private const int AtOnce = 2;
    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Reckons the days that a source has let go of. Nothing is stored here: the source takes what it is told, or not.</summary>
    /// <param name="id">Id of the source.</param>
    /// <param name="source">The source as it stands.</param>
    /// <param name="through">Sequence number of its last event.</param>
    public async Task<TakeHistory> ReckonAsync(string id, EmissionSource source, long through)
    {
        var result = new TakeHistory { SourceId = id, Account = source.Account, Before = MeteringRecords.Record(source.Pages.Keys.First()) };
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            result.Days.AddRange(await Task.Run(() => Read(id, through).Restated(MeteringRecords.Date(result.Before))).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            result.Problem = e.Message;
        }
        finally
        {
            _free.Release();
        }
        return result;
    }

    private SourceHistory Read(string id, long through)
    {
        var history = new SourceHistory();
        journal.Read($"source-{id}", through, recorded =>
        {
            history.Take(recorded);
            return true;
        });
        return history;
    }
}
