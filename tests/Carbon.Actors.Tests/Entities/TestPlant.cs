using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Tests.Entities;

/// <summary>Records of a small plant, and its figures reckoned by hand.</summary>
internal static class TestPlant
{
    public const decimal Factor = 0.5366m;
    private const long Hour = 3_600_000;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8));

    public static DateTimeOffset Day(int day) => Start.AddDays(day);

    public static int Date(int day) => MeteringRecords.Record(DateOnly.FromDateTime(Day(day).DateTime));

    /// <summary>A meter whose point gives the quantity of each hour.</summary>
    public static MeterRecord Meter(string id, decimal factor = 1m)
    {
        var meter = new MeterRecord { Id = id, Plant = "works", TimeZone = "Asia/Shanghai", Instrument = new InstrumentRecord { NameEn = id } };
        meter.Points.Add(new PointRecord
        {
            Id = "energy",
            Kind = (int)PointKind.Interval,
            Unit = "kWh",
            Factor = DecimalValue.From(factor),
            Every = Hour,
            Label = (int)IntervalLabel.Start,
            Fill = (int)FillMethod.None,
        });
        return meter;
    }

    /// <summary>Grid electricity over an expression of meters.</summary>
    public static SourceRecord Source(string id, string expression, IEnumerable<string> meters, decimal factor = Factor)
    {
        var source = new SourceRecord
        {
            Id = id,
            Plant = "works",
            MethodSource = "M08.elec",
            Category = "scope2.electricity",
            Gas = "CO2",
            Sign = 1,
            Formula = "AD * EF",
            ResultUnit = "tCO2",
            TimeZone = "Asia/Shanghai",
        };
        source.Constants.Add(new ConstantRecord { Symbol = "EF", Value = DecimalValue.From(factor), Unit = "tCO2/MWh" });
        var activity = new ActivityRecord { Symbol = "AD", Expression = expression, Unit = "kWh", ToUnit = DecimalValue.From(0.001m), DeclaredUnit = "MWh" };
        activity.Terms.AddRange(meters.Select(m => new TermRecord { Name = m[..1], Meter = m, Point = "energy", Unit = "kWh" }));
        source.Activities.Add(activity);
        return source;
    }

    public static BoundaryRecord Boundary(string id, params (string Entity, decimal Share)[] members)
    {
        var boundary = new BoundaryRecord { Id = id, Plant = "works" };
        boundary.Members.AddRange(members.Select(m => new MemberRecord { Entity = m.Entity, Share = DecimalValue.From(m.Share) }));
        return boundary;
    }

    public static FactoryRecord Factory(string id, params (string Entity, decimal Share)[] members)
    {
        var factory = new FactoryRecord { Id = id, TimeZone = "Asia/Shanghai" };
        factory.Members.AddRange(members.Select(m => new MemberRecord { Entity = m.Entity, Share = DecimalValue.From(m.Share) }));
        return factory;
    }

    /// <summary>Readings of hours counted from the first midnight.</summary>
    public static RecordReadings Readings(string meter, params (int Hour, decimal Value)[] readings)
    {
        var command = new RecordReadings { MeterId = meter, ReceivedAt = Day(400).ToUnixTimeMilliseconds() };
        var points = new PointReadings { Point = "energy" };
        points.Readings.AddRange(readings.Select(r => MeteringRecords.Record(
            new Reading(Start.AddHours(r.Hour), Day(400), r.Value, Quality.Good, $"{meter}-{r.Hour}"))));
        command.Points.Add(points);
        return command;
    }

    /// <summary>The value of a meter in one hour: any, but always the same.</summary>
    public static decimal Value(string meter, int hour) => ((hour * 7919 + meter[0] * 104_729) % 100_000) / 100m;

    /// <summary>All hours from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static RecordReadings Hours(string meter, int from, int to) =>
        Readings(meter, [.. Enumerable.Range(from, to - from).Select(h => (h, Value(meter, h)))]);

    /// <summary>Tonnes of one hour, as the rounding rule has them.</summary>
    public static decimal Tonnes(decimal kilowattHours, decimal factor = Factor) =>
        decimal.Round(kilowattHours * 0.001m * factor, 9, MidpointRounding.AwayFromZero);

    /// <summary>Tonnes of whole days, hour by hour.</summary>
    public static Dictionary<int, decimal> Days(int count, Func<int, decimal> tonnesOfHour) => Days(0, count, tonnesOfHour);

    /// <summary>Tonnes of whole days from <paramref name="first"/> on, hour by hour.</summary>
    public static Dictionary<int, decimal> Days(int first, int count, Func<int, decimal> tonnesOfHour) =>
        Enumerable.Range(first, count).ToDictionary(Date, d => Enumerable.Range(d * 24, 24).Sum(tonnesOfHour));

    /// <summary>Settled days as plain sums.</summary>
    public static Dictionary<int, decimal> Tonnes(IEnumerable<EmissionDayRecord> days) =>
        days.ToDictionary(d => d.Date, d => d.Categories.Sum(c => c.Tonnes.ToDecimal()));
}
