using Carbon.Contracts;

namespace Carbon.Metering;

/// <summary>Metering types as they stand in the journal, and back.</summary>
public static class MeteringRecords
{
    /// <summary>A stored time.</summary>
    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>A stored calendar day (yyyymmdd).</summary>
    public static DateOnly Date(int yyyymmdd) => new(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);

    /// <summary>A calendar day as stored (yyyymmdd).</summary>
    public static int Record(DateOnly date) => date.Year * 10000 + date.Month * 100 + date.Day;

    /// <summary>The rules of a stored point.</summary>
    public static PointConfiguration Configuration(PointRecord point) => new()
    {
        Id = point.Id,
        Kind = (PointKind)point.Kind,
        Unit = point.Unit,
        Factor = point.Factor?.ToDecimal() ?? 1m,
        Modulus = point.Modulus?.ToDecimal(),
        Step = point.Step?.ToDecimal() ?? 0m,
        Minimum = point.Minimum?.ToDecimal(),
        Maximum = point.Maximum?.ToDecimal(),
        MaximumRate = point.MaximumRate?.ToDecimal(),
        Every = TimeSpan.FromMilliseconds(point.Every),
        Label = (IntervalLabel)point.Label,
        Fill = (FillMethod)point.Fill,
    };

    /// <summary>The rules of a point as stored.</summary>
    public static PointRecord Record(PointConfiguration point) => new()
    {
        Id = point.Id,
        Kind = (int)point.Kind,
        Unit = point.Unit,
        Factor = DecimalValue.From(point.Factor),
        Modulus = DecimalValue.From(point.Modulus),
        Step = DecimalValue.From(point.Step),
        Minimum = DecimalValue.From(point.Minimum),
        Maximum = DecimalValue.From(point.Maximum),
        MaximumRate = DecimalValue.From(point.MaximumRate),
        Every = (long)point.Every.TotalMilliseconds,
        Label = (int)point.Label,
        Fill = (int)point.Fill,
    };

    /// <summary>A reading as stored.</summary>
    public static ReadingRecord Record(Reading reading)
    {
        var record = new ReadingRecord
        {
            MeasuredAt = reading.MeasuredAt.ToUnixTimeMilliseconds(),
            Quality = (int)reading.Quality,
            Id = reading.Id,
        };
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(reading.Value, bits);
        var mantissa = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        if (bits[2] != 0 || mantissa > long.MaxValue)
        {
            record.Wide = DecimalValue.From(reading.Value);
            return record;
        }
        record.Mantissa = bits[3] < 0 ? -(long)mantissa : (long)mantissa;
        record.Scale = (uint)((bits[3] >> 16) & 0xFF);
        return record;
    }

    /// <summary>The value of a stored reading.</summary>
    /// <exception cref="FormatException">The record is damaged.</exception>
    public static decimal Value(ReadingRecord record)
    {
        if (record.Wide is { } wide)
            return wide.ToDecimal();
        if (record.Scale > 28)
            throw new FormatException($"A stored reading has the scale {record.Scale}; 0 to 28 can be right. The record is damaged.");
        var magnitude = record.Mantissa < 0 ? (ulong)-record.Mantissa : (ulong)record.Mantissa;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, record.Mantissa < 0, (byte)record.Scale);
    }

    /// <summary>A stored reading.</summary>
    public static Reading Reading(ReadingRecord record, long receivedAt) =>
        new(Time(record.MeasuredAt), Time(receivedAt), Value(record), (Quality)record.Quality, record.Id);

    /// <summary>Quality parts as stored; nothing where all is measured.</summary>
    public static Contracts.QualityParts? Record(QualityParts parts) => parts == QualityParts.None
        ? null
        : new Contracts.QualityParts
        {
            Estimated = Part(parts.Estimated),
            Filled = Part(parts.Filled),
            Manual = Part(parts.Manual),
            Review = Part(parts.UnderReview),
        };

    /// <summary>Stored quality parts.</summary>
    public static QualityParts Parts(Contracts.QualityParts? parts) => parts is null
        ? QualityParts.None
        : new QualityParts(
            parts.Estimated?.ToDecimal() ?? 0m,
            parts.Filled?.ToDecimal() ?? 0m,
            parts.Manual?.ToDecimal() ?? 0m,
            parts.Review?.ToDecimal() ?? 0m);

    /// <summary>An hour as stored.</summary>
    public static IntervalRecord Record(IntervalFigure figure) => new()
    {
        Start = figure.Start.ToUnixTimeMilliseconds(),
        Quantity = DecimalValue.From(figure.Quantity),
        Parts = Record(figure.Parts),
        Readings = figure.Readings,
        Invalid = figure.Invalid,
        Filled = figure.Filled,
        Revision = figure.Revision,
    };

    /// <summary>A stored hour.</summary>
    public static IntervalFigure Interval(IntervalRecord record) => new(
        Time(record.Start), record.Quantity.ToDecimal(), Parts(record.Parts), record.Readings, record.Invalid, record.Filled, record.Revision);

    /// <summary>A settled day as stored.</summary>
    public static DayRecord Record(DayFigure day) => new()
    {
        Date = Record(day.Date),
        Increment = DecimalValue.From(day.Increment),
        Minimum = DecimalValue.From(day.Minimum),
        Maximum = DecimalValue.From(day.Maximum),
        Parts = Record(day.Parts),
        Readings = day.Readings,
        Invalid = day.Invalid,
        Filled = day.Filled,
        Exact = day.Exact,
        Revision = day.Revision,
    };

    /// <summary>A gap as stored.</summary>
    public static GapRecord Record(Gap gap)
    {
        var record = new GapRecord
        {
            After = gap.After.ToUnixTimeMilliseconds(),
            Before = gap.Before.ToUnixTimeMilliseconds(),
            Missing = gap.Missing,
        };
        record.Fills.AddRange(gap.Fills.Select(f => new GapFillRecord
        {
            Time = f.Time.ToUnixTimeMilliseconds(),
            Value = DecimalValue.From(f.Value),
            Method = (int)f.Method,
        }));
        return record;
    }

    /// <summary>An incident as stored.</summary>
    public static IncidentRecord Record(Incident incident) => new()
    {
        Kind = (int)incident.Kind,
        Time = incident.Time.ToUnixTimeMilliseconds(),
        Before = DecimalValue.From(incident.Before),
        After = DecimalValue.From(incident.After),
        Increment = DecimalValue.From(incident.Increment),
    };

    private static DecimalValue? Part(decimal value) => value == 0m ? null : DecimalValue.From(value);
}
