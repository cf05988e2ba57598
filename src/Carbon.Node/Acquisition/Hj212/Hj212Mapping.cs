namespace Carbon.Node.Acquisition.Hj212;

/// <summary>Turns the data of a logger into readings of its meter's points.</summary>
/// <param name="meter">The meter.</param>
/// <param name="label">Where DataTime of intervals stands.</param>
/// <param name="zone">Time zone of the logger.</param>
public sealed class Hj212Mapping(Hj212MeterOptions meter, Hj212Label label, TimeZoneInfo zone)
{
    private readonly (Hj212PointOptions Point, IReadOnlyList<string> Codes, string Field)[] _points =
        [.. meter.Points.Select(p => (p, Hj212Codes.Named(p.Factor), p.Field ?? (p.Data == Hj212Kind.RealTime ? "Rtd" : "Avg")))];

    /// <summary>The local start of the interval of data; of momentary data their time.</summary>
    public DateTime Start(Hj212Data data)
    {
        if (data.Kind == Hj212Kind.RealTime)
            return data.Time;
        var period = meter.Period(data.Kind);
        var start = Hj212Time.Floor(data.Time, period);
        return label == Hj212Label.Start ? start : start - period;
    }

    /// <summary>The readings in data: momentary values at their time, values of an interval at its end. A value that is missing or no number, and one with a bad flag, is a bad reading.</summary>
    public IReadOnlyList<PointReading> Read(Hj212Data data)
    {
        var at = At(data);
        var readings = new List<PointReading>();
        foreach (var (point, codes, field) in _points)
            if (point.Data == data.Kind && data.Factor(codes) is { } factor)
                readings.Add(Reading(point, factor, field, at));
        return readings;
    }

    private DateTimeOffset At(Hj212Data data) =>
        Hj212Time.Instant(data.Kind == Hj212Kind.RealTime ? data.Time : Start(data) + meter.Period(data.Kind), zone);

    private PointReading Reading(Hj212PointOptions point, Hj212Factor factor, string field, DateTimeOffset at)
    {
        var quality = meter.QualityOf(factor.Flag);
        return quality == Metering.Quality.Bad || Scaled(point, factor.Number(field)) is not { } value
            ? new(point.PointId, at, null, Metering.Quality.Bad)
            : new(point.PointId, at, value, quality);
    }

    private static decimal? Scaled(Hj212PointOptions point, decimal? number)
    {
        try
        {
            return number * point.Scale + point.Offset;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
