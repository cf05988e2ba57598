namespace Carbon.Views.DataQuality;

/// <summary>What the figure of a scope and period stands on (clause 12).</summary>
/// <param name="Tonnes">The figure, signed; settled hours only.</param>
/// <param name="Shares">Measured, estimated, filled, manual, under review; of gross tonnes.</param>
/// <param name="OutOfCalibration">Share of gross tonnes of hours in which an instrument behind them had no valid calibration; orthogonal to the others.</param>
/// <param name="CalibrationUnknown">The part of it that is so only because nothing is recorded of the calibration.</param>
/// <param name="Expected">Readings that the points behind the figure should have given.</param>
/// <param name="Valid">Valid ones they gave, no more in a day than expected.</param>
/// <param name="Instruments">Instruments that had no valid calibration at some time of the period.</param>
public sealed record FigureQuality(
    decimal Tonnes, Figures.QualityShares Shares, decimal OutOfCalibration, decimal CalibrationUnknown, long Expected, long Valid, IReadOnlyList<UncalibratedInstrument> Instruments)
{
    /// <summary>Valid of expected readings in percent; null where none are expected.</summary>
    public decimal? Availability => PointAvailability.PercentOf(Valid, Expected);
}

/// <summary>An instrument without a valid calibration for some time.</summary>
/// <param name="Meter">Its id.</param>
/// <param name="Unknown">True where nothing is recorded of its calibration.</param>
/// <param name="Periods">The times.</param>
public sealed record UncalibratedInstrument(string Meter, bool Unknown, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Periods);
