using System.Globalization;
using Carbon.Portal.Entries;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Node.Demonstration;

/// <summary>
/// The offices of the works while the demonstration runs: on Friday afternoons the chief passes what was handed in before, then the energy office
/// enters the diesel of the weeks that are due and not entered. Until then there is something to enter and to review for who looks at the portal.
/// </summary>
public sealed class DemonstrationOffice(EntryQueries entries, IEntryDesk desk, TimeProvider time, TimeZoneInfo zone)
{
    private const string Item = "diesel";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(15);

    /// <summary>Goes on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(UntilFriday(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone)), time, cancellation);
            await WorkAsync(cancellation);
        }
    }

    /// <summary>What is done on a Friday; work that is refused is left for the next.</summary>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        foreach (var waiting in entries.Waiting().Where(w => w.Item == Item))
        {
            if (waiting.Entry.State == EntryState.Submitted)
                await desk.MoveAsync(Item, waiting.Entry.Record.Id, EntryState.Reviewed, "", DemonstrationEntries.Chief, cancellation);
            await desk.MoveAsync(Item, waiting.Entry.Record.Id, EntryState.Approved, "", DemonstrationEntries.Chief, cancellation);
        }
        foreach (var due in entries.Due(time.GetUtcNow()).Where(d => d.Item.Id == Item))
        {
            var week = due.From.ToString("yyMMdd", CultureInfo.InvariantCulture);
            var input = new EntryInput($"diesel-{week}", due.From, due.To, DemonstrationEntries.Diesel(due.From), Document: $"YK-{week}");
            await desk.MakeAsync(Item, input, submit: true, DemonstrationEntries.Office, cancellation);
        }
    }

    private static TimeSpan UntilFriday(DateTimeOffset now)
    {
        var days = ((int)DayOfWeek.Friday - (int)now.DayOfWeek + 7) % 7;
        var wait = TimeSpan.FromDays(days) + Hour - now.TimeOfDay;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(7);
    }
}
