using Carbon.Metering.Folding;

namespace Carbon.Metering.Pages;

/// <summary>Of all that the fold closed, only what was not told before, with its revision.</summary>
internal sealed partial class SeriesChange
{
    private long _refoldedFrom = long.MaxValue;

    /// <summary>Settles as far as nothing speaks against it and tells what is new; <paramref name="finish"/> also closes what is open.</summary>
    public Told Tell(bool finish, long floor)
    {
        var settled = _fold;
        if (finish)
        {
            settled = _fold.Clone();
            settled.Finish(_output);
        }
        else if (_fold.CouldSettle)
        {
            settled = _fold.Clone();
            settled.SettleEagerly(_output);
        }
        var through = finish ? settled.ClosedEnd : settled.ClosedThrough;
        var told = new Told(through);
        Hours(told, floor);
        Withdraw(told, through ?? long.MinValue, floor);
        Days(told, floor);
        foreach (var gap in _output.Gaps)
        {
            if (IsNew(Moment.Of(gap.Before), Digest.Of(gap), floor))
            {
                told.Gaps.Add(gap);
            }
        }
        foreach (var incident in _output.Incidents)
        {
            if (IsNew(Moment.Of(incident.Time), Digest.Of(incident), floor))
            {
                told.Incidents.Add(incident);
            }
        }
        return told;
    }

    private void Hours(Told told, long floor)
    {
        foreach (var hour in _output.Hours)
        {
            var ms = Moment.Of(hour.Start);
            if (ms < floor)
            {
                continue;
            }
            var page = PageOf(ms);
            var figures = page.Figures;
            var hours = figures.Hours;
            var at = Array.FindLastIndex(hours, h => h.Start <= hour.Start);
            var known = at >= 0 && hours[at].Start == hour.Start ? hours[at] : null;
            if (known is not null && known == hour with { Revision = known.Revision })
            {
                continue;
            }
            var news = hour with { Revision = known is null ? 0 : known.Revision + 1 };
            told.Intervals.Add(news);
            page.Figures = figures with
            {
                Hours = known is null ? [.. hours.AsSpan(0, at + 1), news, .. hours.AsSpan(at + 1)] : [.. hours.AsSpan(0, at), news, .. hours.AsSpan(at + 1)],
            };
        }
    }

    /// <summary>An hour that other rules leave without any figure is told once more, as nothing.</summary>
    private void Withdraw(Told told, long through, long floor)
    {
        if (_refoldedFrom == long.MaxValue)
        {
            return;
        }
        var closed = _output.Hours.Select(h => Moment.Of(h.Start)).ToHashSet();
        for (var i = 0; i < _pages.Count; i++)
        {
            if (_pages[i].Day.End <= Math.Max(_refoldedFrom, floor))
            {
                continue;
            }
            var figures = _pages[i].Figures;
            for (var h = 0; h < figures.Hours.Length; h++)
            {
                var (hour, ms) = (figures.Hours[h], Moment.Of(figures.Hours[h].Start));
                var empty = new IntervalFigure(hour.Start, 0, QualityParts.None, 0, 0, 0, hour.Revision);
                if (ms >= _refoldedFrom && ms < through && ms >= floor && hour != empty && !closed.Contains(ms))
                {
                    var news = empty with { Revision = hour.Revision + 1 };
                    told.Intervals.Add(news);
                    figures = figures with { Hours = [.. figures.Hours.AsSpan(0, h), news, .. figures.Hours.AsSpan(h + 1)] };
                    Edit(i).Figures = figures;
                }
            }
            if (figures.Day is { } day && _pages[i].Day.Start >= _refoldedFrom && _pages[i].Day.End <= through && !_output.Days.Exists(d => d.Date == day.Date)
                && day != new DayFigure(day.Date, 0, null, null, QualityParts.None, 0, 0, 0, false, day.Revision))
            {
                var news = new DayFigure(day.Date, 0, null, null, QualityParts.None, 0, 0, 0, false, day.Revision + 1);
                told.Days.Add(news);
                Edit(i).Figures = figures with { Day = news };
            }
        }
        told.Intervals.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    private void Days(Told told, long floor)
    {
        foreach (var day in _output.Days)
        {
            var start = _rules.Days.Of(day.Date).Start;
            if (start < floor)
            {
                continue;
            }
            var page = PageOf(start);
            var known = page.Figures.Day;
            if (known is not null && known == day with { Revision = known.Revision })
            {
                continue;
            }
            var news = day with { Revision = known is null ? 0 : known.Revision + 1 };
            told.Days.Add(news);
            page.Figures = page.Figures with { Day = news };
        }
        told.Days.Sort((a, b) => a.Date.CompareTo(b.Date));
    }

    private bool IsNew(long ms, ulong digest, long floor)
    {
        if (ms < floor)
        {
            return false;
        }
        var page = PageOf(ms);
        if (Array.IndexOf(page.Figures.Told, digest) >= 0)
        {
            return false;
        }
        page.Figures = page.Figures with { Told = [.. page.Figures.Told, digest] };
        return true;
    }

    private Page PageOf(long ms)
    {
        var index = PageIndex.Find(_pages, ms);
        return Edit(index >= 0 ? index : Ensure(_rules.Days.Of(ms)));
    }
}
