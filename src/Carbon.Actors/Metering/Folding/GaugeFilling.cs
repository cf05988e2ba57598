namespace Carbon.Metering.Folding;

/// <summary>
/// Filled points of a gap of a gauge (12.4): on the line between its edges up to 24 hours; in a longer gap the mean of the same clock time
/// on the two days before and the two days after. Nearest neighbour at any length where it was asked for.
/// </summary>
internal static class GaugeFilling
{
    private const long DayLong = 86_400_000;

    public const long Window = 2 * DayLong;

    /// <summary>The days after the gap have to be known before it can be filled.</summary>
    public static bool NeedsWindow(FoldRules rules, long from, long to) =>
        rules.Point.Fill == FillMethod.Linear && to - from > DayLong && rules.Fills(from, to);

    public static List<GapFill> Make(FoldRules rules, Sample after, Sample before)
    {
        if (!rules.Fills(after.Time, before.Time))
        {
            return [];
        }
        if (!NeedsWindow(rules, after.Time, before.Time))
        {
            var filling = new GapFilling(rules, after, before);
            filling.Until(before.Time, new(after.Time, before.Time, after.Value, before.Value - after.Value));
            return filling.Fills;
        }
        var window = rules.History(after.Time - Window, after.Time + 1)
            .Concat(rules.History(before.Time, before.Time + Window + 1)).ToArray();
        var missing = rules.Missing(after.Time, before.Time);
        var fills = new List<GapFill>(missing);
        for (var made = 1; made <= missing; made++)
        {
            var time = after.Time + (made * rules.Every);
            if (MeanAtSameClock(rules, window, time) is { } mean)
            {
                fills.Add(new(rules.Days.Show(time), mean, FillMethod.Linear));
            }
        }
        return fills;
    }

    private static decimal? MeanAtSameClock(FoldRules rules, Sample[] window, long time)
    {
        decimal sum = 0;
        var count = 0;
        for (var shift = -7; shift <= 7; shift++)
        {
            if (shift != 0 && Near(rules, window, time + (shift * DayLong)) is { } value)
            {
                sum += value;
                count++;
            }
        }
        return count == 0 ? null : Math.Round(sum / count, 9, MidpointRounding.AwayFromZero);
    }

    private static decimal? Near(FoldRules rules, Sample[] window, long time)
    {
        var (low, high) = (0, window.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = window[middle].Time < time ? (middle + 1, high) : (low, middle);
        }
        var best = low < window.Length && (low == 0 || window[low].Time - time <= time - window[low - 1].Time) ? low : low - 1;
        return best >= 0 && Math.Abs(window[best].Time - time) * 2 <= rules.Every ? window[best].Value : null;
    }
}
