using Carbon.Metering.Folding;
using Carbon.Metering.Pages;

namespace Carbon.Metering;

/// <content>What makes a new series out of one.</content>
public sealed partial class PointSeries
{
    /// <summary>Folds readings in, in any order; those that <see cref="Examine(Reading, DateTimeOffset)"/> would not accept count nothing.</summary>
    public Advance Add(IReadOnlyList<Reading> readings)
    {
        var fresh = Fresh(readings);
        if (fresh.Length == 0)
        {
            return new(this, [], [], [], []);
        }
        var change = Begin(Configuration, _replacements);
        var newest = PageIndex.Newest(_pages)?.Time ?? long.MinValue;
        var late = 0;
        while (late < fresh.Length && fresh[late].Time < newest)
        {
            late++;
        }
        if (late > 0)
        {
            change.Insert(fresh[..late]);
        }
        change.Append(fresh.AsSpan(late));
        return End(change, Configuration, _replacements, finish: false);
    }

    /// <summary>Takes an announced exchange of the instrument into account, also after the fact. A second one for the same moment replaces the first.</summary>
    public Advance Announce(Replacement replacement)
    {
        Replacement[] all = [.. _replacements.Where(r => r.At != replacement.At).Append(replacement).OrderBy(r => r.At)];
        var change = Begin(Configuration, all);
        change.FoldAgainFrom(Moment.Of(replacement.At));
        return End(change, Configuration, all, finish: false);
    }

    /// <summary>Settles what is open with what is there (end of a file, closing of a point). Readings that come later revise it.</summary>
    public Advance Close() => End(Begin(Configuration, _replacements), Configuration, _replacements, finish: true);

    /// <summary>The same readings under other rules (a corrected factor, modulus, limit): figures still held are revised.</summary>
    public Advance Reconfigure(PointConfiguration configuration)
    {
        var change = new SeriesChange(configuration, _days, _replacements, _pages, configuration.Kind == Configuration.Kind ? _fold : null);
        if (configuration.Kind != Configuration.Kind)
        {
            change.ForgetOpenings();
        }
        change.FoldAgain(0);
        return End(change, configuration, _replacements, finish: false);
    }

    /// <summary>Folds by other rules and another calendar of working days.</summary>
    public Advance Reconfigure(PointConfiguration configuration, WorkCalendar calendar) => new PointSeries(
        Configuration, _zone, new LocalDays(_zone, calendar), RetainDays, _pages, _replacements, _fold, _settled, _floor).Reconfigure(configuration);

    private SeriesChange Begin(PointConfiguration configuration, IReadOnlyList<Replacement> replacements) =>
        new(configuration, _days, replacements, _pages, _fold);

    private Advance End(SeriesChange change, PointConfiguration configuration, IReadOnlyList<Replacement> replacements, bool finish)
    {
        var told = change.Tell(finish, _floor);
        var floor = _floor;
        if (RetainDays is { } days && change.Retain(days))
        {
            floor = change.Pages[0].Day.Start;
        }
        change.Pack();
        var next = new PointSeries(configuration, _zone, _days, RetainDays, change.Pages, replacements, change.Detach(), told.SettledThrough, floor);
        return new(next, told.Intervals, told.Days, told.Gaps, told.Incidents);
    }

    /// <summary>The readings that are new, in time order; of several with one time the first offered.</summary>
    private Kept[] Fresh(IReadOnlyList<Reading> readings)
    {
        var fresh = new Kept[readings.Count];
        var newest = PageIndex.Newest(_pages)?.Time ?? long.MinValue;
        var (count, sorted) = (0, true);
        for (var i = 0; i < fresh.Length; i++)
        {
            var kept = Kept.Of(readings[i]);
            if ((kept.Time > newest && kept.Id.Length == 0 && IsDatable(kept.Time) && kept.Time >= _floor) || Examine(kept).Verdict == Verdict.Accepted)
            {
                sorted &= count == 0 || fresh[count - 1].Time < kept.Time;
                fresh[count++] = kept;
            }
        }
        Array.Resize(ref fresh, count);
        return sorted && !Array.Exists(fresh, r => r.Id.Length > 0) ? fresh
            : [.. fresh.DistinctBy(r => r.Id.Length > 0 ? r.Id : null as object ?? r.Time).OrderBy(r => r.Time).DistinctBy(r => r.Time)];
    }
}
