namespace Carbon.Metering.Folding;

/// <summary>The configuration of a point in the form the fold needs, with its announced replacements (oldest first).</summary>
internal sealed class FoldRules(PointConfiguration configuration, LocalDays days, IReadOnlyList<Replacement> replacements)
{
    /// <summary>Readings beyond this are never usable; it keeps every product inside the range of decimal.</summary>
    public const decimal Unbelievable = 1_000_000_000_000_000m;

    public PointConfiguration Point { get; } = configuration;

    public LocalDays Days { get; } = days;

    public IReadOnlyList<Replacement> Replacements { get; } = replacements;

    public long Every { get; } = Math.Max(1, (long)configuration.Every.TotalMilliseconds);

    /// <summary>Valid samples between two instants, for the window of gap filling.</summary>
    public Func<long, long, IEnumerable<Sample>> History { get; init; } = (_, _) => [];

    public bool IsGap(long from, long to) => to - from > 2 * Every;

    /// <summary>Pairs of readings this far apart give the smallest and largest interval quantity (8.2.1): one nominal step, a tenth of tolerance.</summary>
    public bool IsNominal(long elapsed) => Math.Abs(elapsed - Every) * 10 <= Every;

    /// <summary>Nominal readings between two valid ones.</summary>
    public int Missing(long from, long to) => (int)Math.Min(int.MaxValue, (((to - from) + (Every / 2)) / Every) - 1);

    public bool Fills(long from, long to) => Point.Fill != FillMethod.None && WorkingDays.AtMostThree(Days, from, to);

    /// <summary>Usable: not marked bad or held back by its source, inside the instrument's limits, both inclusive (8.1.1).</summary>
    public static bool IsUsable(PointConfiguration point, decimal value, Quality quality) =>
        quality is Quality.Good or Quality.Estimated or Quality.Filled or Quality.Manual
        && !(point.Minimum is { } low && value < low) && !(point.Maximum is { } high && value > high)
        && !(point.Kind == PointKind.Counter && point.Minimum is null && value < 0)
        && !(point.Kind == PointKind.Counter && point.Modulus is { } modulus && value > modulus)
        && value is <= Unbelievable and >= -Unbelievable;
}
