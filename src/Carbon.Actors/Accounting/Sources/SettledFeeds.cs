using System.Collections.Concurrent;
using Akka.Actor;
using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Accounting.Sources;

/// <summary>
/// Feeds a unit with all days that a member settled since a feed, as they stand in the member's journal: also those that the member no longer
/// holds. One that cannot be read now is asked for again.
/// </summary>
public sealed class SettledFeeds(IEntityJournal journal)
{
    private readonly ConcurrentDictionary<(string Member, string Subscriber), bool> _running = new();

    /// <summary>Reads in the background and tells the unit.</summary>
    /// <param name="asked">What the unit asked for.</param>
    /// <param name="member">The member, <c>source:ID</c> or <c>boundary:ID</c>.</param>
    /// <param name="feed">Number of its last feed.</param>
    /// <param name="through">Sequence number of its last event.</param>
    /// <param name="unit">Where the unit is told.</param>
    /// <param name="failed">Told why the journal could not be read; the unit asks again in a few seconds.</param>
    public void Send(SubscribeToDays asked, string member, long feed, long through, ICanTell unit, Action<Exception> failed)
    {
        var key = (member, asked.Subscriber);
        if (!_running.TryAdd(key, true))
            return;
        Task.Run(() =>
        {
            try
            {
                unit.Tell(Since(asked, member, feed, through), ActorRefs.NoSender);
            }
            catch (Exception e)
            {
                failed(e);
            }
            finally
            {
                _running.TryRemove(key, out _);
            }
        });
    }

    private FeedDays Since(SubscribeToDays asked, string member, long feed, long through)
    {
        var days = new SortedDictionary<int, EmissionDayRecord>();
        journal.Read(member.Replace(':', '-'), through, recorded =>
        {
            if (recorded.Manifest == ContractManifests.EmissionDaysSettled && (EmissionDaysSettled)recorded.Parse() is { } settled && settled.Feed > asked.Since)
            {
                foreach (var day in settled.Days)
                    days[day.Date] = day;
            }
            return true;
        });
        return new FeedDays { EntityId = asked.Subscriber[(asked.Subscriber.IndexOf(':', StringComparison.Ordinal) + 1)..], Member = member, Feed = feed, Previous = -1, Days = { days.Values }, Complete = true };
    }
}
