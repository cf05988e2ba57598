namespace Carbon.Views.DataQuality;

/// <summary>How complete a point's readings are in a period (12.3, 12.4).</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Point">The point.</param>
/// <param name="Expected">Readings due by its nominal step since it is there, until now; null: no step is known, or a person enters it.</param>
/// <param name="Received">Readings that came, valid or not; those of hours that are not settled yet included.</param>
/// <param name="Valid">Valid ones; of a day at most as many as expected, so that a burst does not make up for a gap.</param>
/// <param name="Invalid">Readings kept and not used.</param>
/// <param name="Filled">Points made by gap filling.</param>
public sealed record PointAvailability(string Meter, string Point, long? Expected, long Received, long Valid, long Invalid, long Filled)
{
    /// <summary>Valid of expected in percent, two decimals; null where none are expected.</summary>
    public decimal? Percent => Expected is { } expected ? PercentOf(Valid, expected) : null;

    /// <summary>Valid of expected in percent, rounded down, so that 100 is said only of what is complete.</summary>
    public static decimal? PercentOf(long valid, long expected) =>
        expected <= 0 ? null : decimal.Floor(Math.Min(1m, (decimal)valid / expected) * 10_000m) / 100m;
}
