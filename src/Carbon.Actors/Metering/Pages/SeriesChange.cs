using Carbon.Metering.Folding;

namespace Carbon.Metering.Pages;

/// <summary>One change of a series: a working copy of its pages and fold, the fold's run over what is new, and what is to be told of it.</summary>
internal sealed partial class SeriesChange
{
    /// <summary>Days whose figures stay unpacked, and how far back a filled gauge gap can depend on later readings.</summary>
    private const int FreshFigures = 3;
    private const long GaugeReach = 9L * 86_400_000;

    /// <summary>What marks pages as this change's own; not the change itself, which would keep all that it told.</summary>
    private readonly object _owner = new();
    private readonly List<Page> _pages;
    private readonly FoldRules _rules;
    private readonly FoldOutput _output = new();
    private Fold _fold;

    public SeriesChange(PointConfiguration point, LocalDays days, IReadOnlyList<Replacement> replacements, IReadOnlyList<Page> pages, Fold? fold)
    {
        _pages = [.. pages];
        _rules = new FoldRules(point, days, replacements) { History = UsableBetween };
        _fold = fold?.Clone() ?? Fold.Start(_rules);
        _fold.Rules = _rules;
    }

    public IReadOnlyList<Page> Pages => _pages;

    public Fold Fold => _fold;

    /// <summary>The fold for the series to keep, without its hold on this change.</summary>
    public Fold Detach()
    {
        _fold.Rules = new FoldRules(_rules.Point, _rules.Days, _rules.Replacements);
        return _fold;
    }

    /// <summary>Takes readings later than every one that is held.</summary>
    public void Append(ReadOnlySpan<Kept> readings)
    {
        Page? page = null;
        foreach (ref readonly var reading in readings)
        {
            if (page is null || reading.Time >= page.Day.End)
            {
                page = Current(reading.Time);
            }
            page.Readings = ((OpenReadings)page.Readings).Append(reading);
            _fold.Take(reading.Sample, _output);
        }
    }

    /// <summary>Puts late readings into their pages and folds again from the first of these days on.</summary>
    public void Insert(IEnumerable<Kept> late)
    {
        var first = int.MaxValue;
        foreach (var group in late.GroupBy(r => _rules.Days.Of(r.Time)).OrderBy(g => g.Key.Start))
        {
            var index = Ensure(group.Key);
            var page = Edit(index);
            Kept[] all = [.. page.Readings.Unpack().Concat(group).OrderBy(r => r.Time)];
            page.Readings = index >= _pages.Count - 1 ? OpenReadings.Of(all) : PackedReadings.Of(all);
            first = Math.Min(first, index);
        }
        FoldAgain(first);
    }

    /// <summary>Folds again from the page of an instant, or from the last before it that the fold can start at.</summary>
    public void FoldAgainFrom(long ms)
    {
        var index = PageIndex.Find(_pages, ms);
        FoldAgain(index < 0 ? Math.Max(0, ~index - 1) : index);
    }

    public void FoldAgain(int index)
    {
        if (_pages.Count == 0)
        {
            return;
        }
        index = Math.Min(index, _pages.Count - 1);
        if (_rules.Point is { Kind: PointKind.Gauge, Fill: FillMethod.Linear })
        {
            var reach = _pages[index].Day.Start - GaugeReach;
            while (index > 0 && _pages[index].Day.Start > reach)
            {
                index--;
            }
        }
        while (index > 0 && _pages[index].Opening is null)
        {
            index--;
        }
        _fold = _pages[index].Opening is { } opening ? Fold.Decode(opening, _rules) : Fold.Start(_rules);
        _refoldedFrom = _fold.ClosedThrough ?? long.MinValue;
        for (var i = index; i < _pages.Count; i++)
        {
            if (_pages[i].Readings.Count == 0)
            {
                continue;
            }
            if (i > index)
            {
                Edit(i).Opening = _fold.IsCompact ? _fold.Encode() : null;
            }
            foreach (var reading in _pages[i].Readings.Unpack())
            {
                _fold.Take(reading.Sample, _output);
            }
        }
    }

    /// <summary>Another kind of point cannot start from what this kind left at the pages' starts.</summary>
    public void ForgetOpenings()
    {
        for (var i = 0; i < _pages.Count; i++)
        {
            Edit(i).Opening = null;
        }
    }

    /// <summary>Drops pages older than the newest by more than <paramref name="days"/>, true if any; the first kept is one the fold can start at.</summary>
    public bool Retain(int days)
    {
        if (_pages.Count == 0)
        {
            return false;
        }
        var oldest = _pages[^1].Day.Date.AddDays(-days);
        var keep = _pages.FindIndex(p => p.Day.Date >= oldest);
        while (keep > 0 && _pages[keep].Opening is null)
        {
            keep--;
        }
        _pages.RemoveRange(0, keep);
        return keep > 0;
    }

    /// <summary>Packs what this change touched: readings of all days but the newest, figures of all but the last few.</summary>
    public void Pack()
    {
        for (var i = 0; i < _pages.Count - 1; i++)
        {
            if (_pages[i].Readings is OpenReadings)
            {
                Edit(i).PackReadings();
            }
            if (i < _pages.Count - FreshFigures && _pages[i].HasPlainFigures)
            {
                Edit(i).PackFigures();
            }
        }
    }

    private Page Current(long time)
    {
        var index = PageIndex.Find(_pages, time);
        if (index < 0)
        {
            index = Ensure(_rules.Days.Of(time));
        }
        var page = Edit(index);
        if (page.Readings.Count == 0)
        {
            page.Opening = _fold.IsCompact && _fold.ClosedThrough is not null ? _fold.Encode() : null;
        }
        else if (page.Readings is PackedReadings)
        {
            page.Readings = OpenReadings.Of(page.Readings.Unpack());
        }
        return page;
    }

    private int Ensure(in LocalDay day)
    {
        var index = PageIndex.Find(_pages, day.Start);
        if (index < 0)
        {
            index = ~index;
            _pages.Insert(index, new Page(day, _owner));
        }
        return index;
    }

    private Page Edit(int index) =>
        _pages[index].Owner == _owner ? _pages[index] : _pages[index] = _pages[index].For(_owner);

    private IEnumerable<Sample> UsableBetween(long from, long to) =>
        PageIndex.Between(_pages, from, to)
            .Where(r => FoldRules.IsUsable(_rules.Point, r.Value, r.Quality)).Select(r => r.Sample);
}
