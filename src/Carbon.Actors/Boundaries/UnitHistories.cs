using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Boundaries;

/// <summary>Reckons days that units no longer hold from all that their members ever fed, as it stands in the unit's journal; one unit at a time, beside the running entities.</summary>
public sealed class UnitHistories(IEntityJournal journal)
{
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>Reckons the days before those that a unit holds. Nothing is stored here: the unit takes what it is told, or not.</summary>
    /// <param name="persistenceId">For example <c>boundary-shop</c>.</param>
    /// <param name="sums">Its sums as they stand.</param>
    /// <param name="through">Sequence number of its last event.</param>
    public async Task<TakeHistory> ReckonAsync(string persistenceId, Consolidation sums, long through)
    {
        var result = new TakeHistory { SourceId = persistenceId, Account = sums.Account, Before = sums.Days.Keys.First() };
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            result.Days.AddRange(await Task.Run(() => Read(persistenceId, through).Restated(result.Before)).ConfigureAwait(false));
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

    private UnitHistory Read(string persistenceId, long through)
    {
        var history = new UnitHistory();
        journal.Read(persistenceId, through, recorded =>
        {
            history.Take(recorded.Parse());
            return true;
        });
        return history;
    }
}
