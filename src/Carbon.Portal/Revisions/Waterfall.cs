using Carbon.Accounting.Comparison;

namespace Carbon.Portal.Revisions;

/// <summary>A bar of a waterfall, in percent of its width.</summary>
/// <param name="Cause">Cause of the step; null for the totals at both ends.</param>
/// <param name="Tonnes">The total, or what the step adds.</param>
/// <param name="Left">Where the bar begins.</param>
/// <param name="Width">Its width.</param>
public sealed record WaterfallBar(ChangeCause? Cause, decimal Tonnes, decimal Left, decimal Width);

/// <summary>The way from one total to another, a step a cause.</summary>
public static class Waterfall
{
    /// <summary>The total on the left, the causes that change something, the total on the right. Totals are drawn from nought.</summary>
    public static IReadOnlyList<WaterfallBar> Of(decimal left, decimal right, IReadOnlyDictionary<ChangeCause, decimal> parts)
    {
        var steps = new List<(ChangeCause? Cause, decimal Tonnes, decimal From, decimal To)> { (null, left, 0m, left) };
        var reached = left;
        foreach (var (cause, tonnes) in parts.Where(p => p.Value != 0m).OrderBy(p => p.Key))
        {
            steps.Add((cause, tonnes, reached, reached + tonnes));
            reached += tonnes;
        }
        steps.Add((null, right, 0m, right));
        var (low, high) = (steps.Min(s => Math.Min(s.From, s.To)), steps.Max(s => Math.Max(s.From, s.To)));
        var span = high - low;
        return [.. steps.Select(s => new WaterfallBar(
            s.Cause, s.Tonnes,
            span == 0m ? 0m : decimal.Round((Math.Min(s.From, s.To) - low) / span * 100m, 3),
            span == 0m ? 0m : decimal.Round(Math.Abs(s.To - s.From) / span * 100m, 3)))];
    }
}
