namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Which intervals of one kind of data are missing, and which to ask for next. Bounded: the oldest are forgotten. Not safe for several threads.</summary>
/// <param name="period">Length of an interval.</param>
/// <param name="most">Largest number of missing intervals that are kept.</param>
public sealed class MissingIntervals(TimeSpan period, int most)
{
    private readonly SortedDictionary<DateTime, int> _missing = [];
    private DateTime? _known;

    /// <summary>How many are missing.</summary>
    public int Count => _missing.Count;

    /// <summary>Data of the interval that starts at <paramref name="start"/> are here.</summary>
    public void Arrived(DateTime start)
    {
        if (_known is not { } known)
            _known = start;
        else if (start > known)
        {
            Add(known + period, start - period);
            _known = start;
        }
        _missing.Remove(start);
    }

    /// <summary>The intervals up to the one that starts at <paramref name="last"/> should be here. At first all from <paramref name="earliest"/> on.</summary>
    public void Expect(DateTime earliest, DateTime last)
    {
        var from = _known is { } known ? known + period : earliest;
        if (last < from)
        {
            _known ??= last;
            return;
        }
        Add(from, last);
        _known = last;
    }

    /// <summary>The next run of missing intervals that was not asked for too often; counts as asked for now.</summary>
    public bool TryNext(int slice, int attempts, out DateTime first, out DateTime last)
    {
        (first, last) = (default, default);
        var count = 0;
        foreach (var (start, asked) in _missing)
        {
            if (asked >= attempts)
            {
                if (count > 0)
                    break;
                continue;
            }
            if (count > 0 && (start != last + period || count == slice))
                break;
            if (count++ == 0)
                first = start;
            last = start;
        }
        for (var at = first; count > 0 && at <= last; at += period)
            _missing[at]++;
        return count > 0;
    }

    /// <summary>True while any interval from one to another is missing.</summary>
    public bool Lacks(DateTime first, DateTime last)
    {
        for (var at = first; at <= last; at += period)
            if (_missing.ContainsKey(at))
                return true;
        return false;
    }

    /// <summary>The logger has connected anew: everything may be asked for again.</summary>
    public void AskAgain()
    {
        foreach (var start in _missing.Keys.ToList())
            _missing[start] = 0;
    }

    private void Add(DateTime from, DateTime to)
    {
        if (to - from > period * most)
            from = to - period * most;
        for (var at = from; at <= to; at += period)
            _missing.TryAdd(at, 0);
        while (_missing.Count > most)
            _missing.Remove(_missing.Keys.First());
    }
}
