using Carbon.Portal.Entries;
using Carbon.Registry.Entries;

namespace Carbon.Node.Demonstration;

/// <summary>What people of the works entered in the weeks before the demonstration begins: some of it approved, some in review, some still due.</summary>
public sealed class DemonstrationEntries(IEntryDesk desk, DateOnly from, DateOnly until)
{
    /// <summary>Who enters the diesel.</summary>
    internal const string Office = "li.wei";

    /// <summary>Who reviews and approves.</summary>
    internal const string Chief = "zhang.min";

    private const string Laboratory = "zhou.jie";

    /// <summary>Diesel issued in each whole week, in tonnes.</summary>
    private static readonly decimal[] _diesel = [3.42m, 3.18m, 3.65m, 3.27m];

    /// <summary>Diesel of the week of a Monday, in tonnes.</summary>
    internal static decimal Diesel(DateOnly monday) => _diesel[monday.DayNumber / 7 % _diesel.Length];

    /// <summary>Records the entries.</summary>
    public async Task RecordAsync(CancellationToken cancellation)
    {
        var month = new DateOnly(from.Year, from.Month, 1);
        await EnterAsync("steam-factor", new EntryInput("steam-2026", month, null, 0.1065m, Document: "GR-2026-017", Note: "园区热电厂书面说明（演示数据）"), Office, approve: true, cancellation);
        await EnterAsync("coal-ncv", new EntryInput("coal-lot-1", from, Sooner(from.AddDays(6), month.AddMonths(1).AddDays(-1)), 20.41m, Document: "HY-1107", Mass: 812m), Laboratory, approve: true, cancellation);
        var weeks = Weeks().ToList();
        for (var i = 0; i < weeks.Count - 1; i++)
        {
            var input = new EntryInput($"diesel-{i + 1}", weeks[i], weeks[i].AddDays(6), Diesel(weeks[i]), Document: $"YK-{weeks[i]:yyMMdd}");
            await EnterAsync("diesel", input, Office, approve: i < weeks.Count - 2, cancellation);
        }
    }

    /// <summary>Mondays of the whole weeks from some before the history on: the book of the filling station is older than the meters.</summary>
    private IEnumerable<DateOnly> Weeks()
    {
        for (var monday = from.AddDays((8 - (int)from.DayOfWeek) % 7 - 21); monday.AddDays(6) < until; monday = monday.AddDays(7))
            yield return monday;
    }

    private async Task EnterAsync(string item, EntryInput input, string by, bool approve, CancellationToken cancellation)
    {
        var outcome = await desk.MakeAsync(item, input, submit: true, by, cancellation);
        if (outcome.Problems.Count > 0)
            throw new InvalidOperationException($"The demonstration's entry {input.Id} of {item} was refused: {outcome.Problems[0].Reason}");
        if (!approve)
            return;
        await MoveAsync(item, outcome.Id, EntryState.Reviewed, cancellation);
        await MoveAsync(item, outcome.Id, EntryState.Approved, cancellation);
    }

    private async Task MoveAsync(string item, string entry, EntryState to, CancellationToken cancellation)
    {
        if (await desk.MoveAsync(item, entry, to, "", Chief, cancellation) is { } refused)
            throw new InvalidOperationException($"The demonstration's entry {entry} of {item} could not be {to}: {refused}");
    }

    private static DateOnly Sooner(DateOnly one, DateOnly other) => one < other ? one : other;
}
