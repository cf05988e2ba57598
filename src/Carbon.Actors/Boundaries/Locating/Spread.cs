namespace Carbon.Boundaries.Locating;

/// <summary>Median and median absolute deviation: one wild day moves neither.</summary>
/// <param name="Median">Median.</param>
/// <param name="Deviation">Median absolute deviation, as it is.</param>
public sealed record Spread(decimal Median, decimal Deviation)
{
    /// <summary>Makes the median absolute deviation of normally spread figures their standard deviation.</summary>
    private const decimal Normal = 0.6745m;

    private const int Places = 3;

    /// <summary>Of some figures, at least one.</summary>
    public static Spread Of(IReadOnlyCollection<decimal> figures)
    {
        var median = MedianOf(figures);
        return new Spread(median, MedianOf([.. figures.Select(f => Math.Abs(f - median))]));
    }

    /// <summary>How far a figure lies from the median, in robust standard deviations of at least the given floor.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="relativeFloor">Least deviation, as a fraction of the median.</param>
    /// <param name="floor">Least deviation, as a figure; greater than 0.</param>
    public decimal Z(decimal figure, decimal relativeFloor, decimal floor) => decimal.Round(
        Normal * (figure - Median) / Math.Max(Deviation, Math.Max(floor, relativeFloor * Math.Abs(Median))), Places, MidpointRounding.AwayFromZero);

    private static decimal MedianOf(IReadOnlyCollection<decimal> figures)
    {
        var ordered = figures.Order().ToArray();
        var middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2m;
    }
}
