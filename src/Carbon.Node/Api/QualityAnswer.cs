using Carbon.Views.DataQuality;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>
/// What a figure stands on. The shares of <paramref name="Quality"/> add up to 1; <paramref name="OutOfCalibration"/> cuts across them, and
/// <paramref name="CalibrationUnknown"/> is the part of it of whose instruments no calibration is recorded.
/// </summary>
public sealed record QualityAnswer(
    string Scope, DateTimeOffset From, DateTimeOffset To, string Unit, decimal Value, QualityShares Quality, decimal OutOfCalibration, decimal CalibrationUnknown,
    ReadingsAnswer Availability, IReadOnlyList<UncalibratedAnswer> Uncalibrated)
{
    internal static QualityAnswer Of(FigureScope scope, DateTimeOffset from, DateTimeOffset to, FigureQuality quality) => new(
        scope.ToString(), from, to, "tCO2e", quality.Tonnes, quality.Shares, quality.OutOfCalibration, quality.CalibrationUnknown,
        new ReadingsAnswer(quality.Expected, quality.Valid, quality.Availability),
        [.. quality.Instruments.Select(i => new UncalibratedAnswer(i.Meter, i.Unknown, [.. i.Periods.Select(p => new PeriodAnswer(p.From, p.To))]))]);
}

/// <summary>Valid of expected readings; <paramref name="Percent"/> is absent where none are expected.</summary>
public sealed record ReadingsAnswer(long Expected, long Valid, decimal? Percent);

/// <summary>An instrument without a valid calibration for some time; <paramref name="Unknown"/>: nothing is recorded of it.</summary>
public sealed record UncalibratedAnswer(string Meter, bool Unknown, IReadOnlyList<PeriodAnswer> Periods);

/// <summary>A stretch of time, half-open.</summary>
public sealed record PeriodAnswer(DateTimeOffset From, DateTimeOffset To);

/// <summary>How complete a point's readings are; <paramref name="Expected"/> is absent where readings come at no step.</summary>
public sealed record PointAvailabilityAnswer(string Meter, string Point, long? Expected, long Received, long Valid, long Invalid, long Filled, decimal? Percent)
{
    internal static PointAvailabilityAnswer Of(PointAvailability point) =>
        new(point.Meter, point.Point, point.Expected, point.Received, point.Valid, point.Invalid, point.Filled, point.Percent);
}

/// <summary>A main meter against its sub-meters on the days that all of them have settled.</summary>
public sealed record CrossCheckAnswer(
    string Meter, string Point, string Unit, IReadOnlyList<MeterPointAnswer> SubMeters, decimal Main, decimal Sum, decimal Difference, decimal? Percent, decimal? Tolerance,
    CrossCheckVerdict Verdict, int Days, int DaysLeftOut, IReadOnlyList<string> ClassUnknown)
{
    internal static CrossCheckAnswer Of(CrossCheck check) => new(
        check.Meter, check.Point, check.Unit, [.. check.Subs.Select(s => new MeterPointAnswer(s.Meter, s.Point))], check.Main, check.Sum, check.Difference, check.Percent, check.Tolerance,
        check.Verdict, check.Days, check.DaysLeftOut, check.Unknown);
}

/// <summary>A point of a meter.</summary>
public sealed record MeterPointAnswer(string Meter, string Point);
