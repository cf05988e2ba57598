namespace Carbon.Metering;

/// <summary>How missing points of a gap are completed (clause 12.4).</summary>
public enum FillMethod
{
    /// <summary>Nothing is filled; a counter's difference over the gap still counts.</summary>
    None = 0,

    /// <summary>Straight line between the last valid point before and the first valid point after.</summary>
    Linear = 1,

    /// <summary>The nearest valid point in time; a tie takes the earlier one.</summary>
    Nearest = 2,
}
