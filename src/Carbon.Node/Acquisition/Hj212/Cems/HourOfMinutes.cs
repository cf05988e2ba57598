namespace Carbon.Node.Acquisition.Hj212.Cems;

/// <summary>Gathers minute data to hours: an hour is valid with enough valid minutes (45 after HJ 76-2017 Annex B), and its mass flow is their mean.</summary>
/// <param name="period">Length of the minute data.</param>
/// <param name="limits">How many valid minutes an hour needs.</param>
public sealed class HourOfMinutes(TimeSpan period, ValidityLimits limits)
{
    private const int MostOpen = 72;
    private readonly SortedDictionary<DateTime, SortedDictionary<DateTime, StackHour>> _open = [];
    private readonly HashSet<DateTime> _judged = [];

    /// <summary>Takes some minutes; the hours that can be judged now, in order. An hour is judged when all of it is there, or an hour after its end with what is there.</summary>
    public IReadOnlyList<StackHour> Take(StackHour minutes)
    {
        var hour = Hj212Time.Floor(minutes.Start, TimeSpan.FromHours(1));
        if (!_open.TryGetValue(hour, out var parts))
            _open[hour] = parts = [];
        parts[minutes.Start] = minutes;
        var newest = _open.Keys.Last();
        var judged = new List<StackHour>();
        foreach (var (start, held) in _open.ToList())
        {
            var whole = held.Count * period.Ticks >= TimeSpan.TicksPerHour;
            var due = whole || start.AddHours(2) <= newest;
            if (!due || (start != hour && !_judged.Add(start)))
                continue;
            _judged.Add(start);
            var result = Judge(start, [.. held.Values]);
            judged.Add(result);
            // Minutes that come later may still make an hour valid.
            if (whole || result.State != StackState.Invalid)
                Close(start);
        }
        while (_open.Count > MostOpen)
            Close(_open.Keys.First());
        return judged;
    }

    /// <summary>An hour of what is known of its minutes.</summary>
    public StackHour Judge(DateTime hour, IReadOnlyList<StackHour> minutes)
    {
        var usable = minutes.Where(m => m.State != StackState.Invalid).ToList();
        var known = usable.Count * period.Ticks / TimeSpan.TicksPerMinute;
        if (known < limits.MinutesOfHour)
            return new(hour, StackState.Invalid, 0m, $"{known} valid minutes, {limits.MinutesOfHour} are needed{(minutes.LastOrDefault(m => m.Reason.Length > 0).Reason is { } reason ? $"; {reason}" : "")}");
        return usable.TrueForAll(m => m.State == StackState.Stopped)
            ? new(hour, StackState.Stopped, 0m)
            : new(hour, StackState.Valid, usable.Sum(m => m.KgPerHour) / usable.Count);
    }

    private void Close(DateTime hour)
    {
        _open.Remove(hour);
        _judged.Remove(hour);
    }
}
