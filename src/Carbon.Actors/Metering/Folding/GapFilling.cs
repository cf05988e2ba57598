namespace Carbon.Metering.Folding;

/// <summary>Makes the filled points of one gap of a register (12.4), on the grid that starts at the last valid reading.</summary>
internal sealed class GapFilling(FoldRules rules, Sample after, Sample before)
{
    private readonly int _missing = rules.Missing(after.Time, before.Time);
    private int _made;

    public List<GapFill> Fills { get; } = [];

    /// <summary>Makes the points before <paramref name="end"/> on <paramref name="line"/>; returns how many.</summary>
    public int Until(long end, in RegisterLine line)
    {
        var made = 0;
        for (; _made < _missing && after.Time + ((_made + 1) * rules.Every) is var time && time < end; _made++, made++)
        {
            Fills.Add(new(rules.Days.Show(time), ValueAt(time, line), rules.Point.Fill));
        }
        return made;
    }

    private decimal ValueAt(long time, in RegisterLine line)
    {
        if (rules.Point.Fill == FillMethod.Nearest)
        {
            return time - after.Time <= before.Time - time ? after.Value : before.Value;
        }
        var value = line.Value + line.RiseAt(time);
        return rules.Point.Kind == PointKind.Counter && rules.Point.Modulus is { } modulus && value >= modulus ? value - modulus : value;
    }
}
