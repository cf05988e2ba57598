using Carbon.Contracts;

namespace Carbon.Boundaries.Locating;

/// <summary>How a day of a source is judged.</summary>
/// <param name="Weeks">Weeks of comparable days before it.</param>
/// <param name="Threshold">From which absolute robust z on it is abnormal.</param>
/// <param name="RelativeFloor">Least spread, as a fraction of the median: a constant history does not alarm on a rounding digit.</param>
/// <param name="MinimumDays">With fewer comparable days there is no verdict.</param>
public sealed record LocatingRules(int Weeks, decimal Threshold, decimal RelativeFloor, int MinimumDays)
{
    /// <summary>As shipped: eight weeks, the threshold 3.5 that is usual for a z by the median, one per cent, six days.</summary>
    public static readonly LocatingRules Default = new(8, 3.5m, 0.01m, 6);

    /// <summary>As set, or as shipped.</summary>
    public static LocatingRules Of(LocatingRecord? record) => record is null
        ? Default
        : new LocatingRules(record.Weeks, record.Threshold.ToDecimal(), record.RelativeFloor.ToDecimal(), record.MinimumDays);
}
