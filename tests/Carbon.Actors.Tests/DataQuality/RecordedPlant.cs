using Carbon.Accounting;
using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Tests.Uncertainty;
using Carbon.Views;
using Carbon.Views.DataQuality;
using Carbon.Views.Projections;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;

namespace Carbon.Tests.DataQuality;

/// <summary>Views of a plant of which the test says hour by hour what its points settled; sources account it by their own formulas.</summary>
internal sealed class RecordedPlant : IDisposable
{
    public const long Hour = 3_600_000;
    private readonly string folder = Directory.CreateTempSubdirectory("carbon-quality-").FullName;
    private readonly PlantProjection projection;
    private readonly Dictionary<string, SourceRecord> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Meter, long Start), IntervalRecord> hours = [];
    private readonly Dictionary<string, ItemValues> values = new(StringComparer.Ordinal);
    private long ordering;

    public RecordedPlant()
    {
        Views = new ViewsDatabase(folder);
        projection = new PlantProjection(Views, Time);
        Catalogue = new PlantCatalogue(Views);
    }

    public static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public PlantZone Zone { get; } = new(Shanghai);

    public FakeTimeProvider Time { get; } = new(At(2026, 6, 1));

    public ViewsDatabase Views { get; }

    public PlantCatalogue Catalogue { get; }

    public UncertaintyQuery Uncertainty => new(Views, Catalogue, Zone, Uncertain.Rules);

    public AvailabilityQuery Availability => new(Views, Catalogue, Zone, Time);

    public QualityQuery Quality => new(Views, Catalogue, Zone, Availability);

    public CrossCheckQuery CrossChecks(AccountingLibrary library) => new(Views, Catalogue, Zone, Uncertain.Rules, library);

    /// <summary>Local midnight, or an hour of that day.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    public RecordedPlant Meter(
        string id, string accuracyClass = "0.5S", DateTimeOffset? at = null, DateOnly? calibrated = null, DateOnly? due = null, string parent = "", string serial = "1",
        string unit = "kWh", PointKind kind = PointKind.Interval) => Told($"meter-{id}", new MeterConfigured
        {
            At = (at ?? At(2026, 1, 1)).ToUnixTimeMilliseconds(),
            Meter = new MeterRecord
            {
                Id = id,
                Plant = "works",
                TimeZone = "Asia/Shanghai",
                Instrument = new InstrumentRecord
                {
                    Medium = "electricity",
                    AccuracyClass = accuracyClass,
                    SerialNumber = serial,
                    ParentMeter = parent,
                    CalibratedOn = Midnight(calibrated),
                    CalibrationDue = Midnight(due),
                },
                Points = { new PointRecord { Id = "q", Unit = unit, Kind = (int)kind, Every = Hour / 4, Fill = (int)FillMethod.Linear } },
            },
        });

    /// <summary>A source over meters; its record is that of <see cref="Uncertain.Source"/>.</summary>
    public RecordedPlant Source(SourceRecord record, int version = 1)
    {
        record.Plant = "works";
        sources[record.Id] = record;
        return Told($"source-{record.Id}", new SourceConfigured { Source = record, Version = version });
    }

    public RecordedPlant Plant(params (string Source, decimal Share)[] members) => Plant([.. members.Select(m => (m.Source, m.Share, 0))]);

    /// <summary>A plant whose members are such since a day (yyyymmdd); 0: from the beginning.</summary>
    public RecordedPlant Plant(params (string Source, decimal Share, int Since)[] members)
    {
        var factory = new FactoryRecord { Id = "works", TimeZone = "Asia/Shanghai" };
        factory.Members.AddRange(members.Select(m => new MemberRecord { Entity = $"source:{m.Source}", Share = DecimalValue.From(m.Share), ValidFrom = m.Since }));
        return Told("factory-works", new FactoryConfigured { Factory = factory });
    }

    /// <summary>Settles a local day of a meter: the same in each hour, 4 readings; what <paramref name="change"/> says otherwise.</summary>
    public RecordedPlant Day(string meter, DateTimeOffset day, decimal each, Action<int, IntervalRecord>? change = null, int hoursOfDay = 24, bool settled = true)
    {
        var intervals = Enumerable.Range(0, hoursOfDay).Select(h =>
        {
            var interval = new IntervalRecord { Start = day.ToUnixTimeMilliseconds() + h * Hour, Quantity = DecimalValue.From(each), Readings = 4 };
            change?.Invoke(h, interval);
            hours[(meter, interval.Start)] = interval;
            return interval;
        }).ToList();
        var told = new IntervalsSettled { Point = "q", SettledThrough = day.ToUnixTimeMilliseconds() + hoursOfDay * Hour };
        told.Intervals.AddRange(intervals);
        Told($"meter-{meter}", told);
        return settled && hoursOfDay == 24 ? Told($"meter-{meter}", new DaysSettled { Point = "q", Days = { Sum(day, intervals) } }) : this;
    }

    /// <summary>Lets a source account all hours that its meters have of a local day.</summary>
    public RecordedPlant Account(string source, DateTimeOffset day)
    {
        var record = sources[source];
        var formula = SourceFormula.Compile(record, values);
        var meters = record.Activities.SelectMany(a => a.Terms).Select(t => t.Meter).ToList();
        var taken = new ActivityTaken();
        for (var start = day.ToUnixTimeMilliseconds(); start < day.AddDays(1).ToUnixTimeMilliseconds(); start += Hour)
        {
            if (!meters.TrueForAll(m => hours.ContainsKey((m, start))))
                continue;
            var intervals = meters.Select(m => hours[(m, start)]).ToList();
            var quantities = intervals.Select(i => i.Quantity.ToDecimal()).ToArray();
            var tonnes = decimal.Round(formula.Tonnes(quantities, start), 9);
            var accrual = new AccrualRecord { Start = start, Tonnes = DecimalValue.From(tonnes), Parts = Parts(intervals, quantities, tonnes) };
            accrual.Quantities.AddRange(intervals.Select(i => i.Quantity));
            taken.Accruals.Add(accrual);
        }
        return Told($"source-{source}", taken);
    }

    /// <summary>Lets a source take the dated values of a data item.</summary>
    public RecordedPlant Took(string source, ValuesTaken taken)
    {
        values[taken.Item] = new ItemValues(taken.Feed, taken.Values);
        return Told($"source-{source}", taken);
    }

    /// <summary>A data item feeds an entered quantity, the same in each hour of a local day, and a source accounts it.</summary>
    public RecordedPlant Entered(string source, string item, DateTimeOffset day, decimal each)
    {
        Told($"item-{item}", new ItemConfigured { Item = new DataItemRecord { Id = item, Plant = "works", Unit = "t", TimeZone = "Asia/Shanghai" } });
        var settled = new IntervalsSettled { Point = ItemTerms.Point, SettledThrough = day.AddDays(1).ToUnixTimeMilliseconds() };
        settled.Intervals.AddRange(Enumerable.Range(0, 24).Select(h => new IntervalRecord
        {
            Start = day.ToUnixTimeMilliseconds() + h * Hour,
            Quantity = DecimalValue.From(each),
            Parts = new Contracts.QualityParts { Manual = DecimalValue.From(each) },
        }));
        foreach (var hour in settled.Intervals)
            hours[(ItemTerms.Meter(item), hour.Start)] = hour;
        return Told($"item-{item}", settled).Account(source, day);
    }

    public void Dispose()
    {
        projection.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private RecordedPlant Told(string entity, IMessage @event)
    {
        ordering++;
        projection.Project([new StoredEvent(ordering, entity, ordering, @event)]);
        return this;
    }

    private static Contracts.QualityParts? Parts(List<IntervalRecord> intervals, decimal[] quantities, decimal tonnes)
    {
        var parts = intervals.Aggregate(Carbon.Metering.QualityParts.None, (sum, i) => sum + MeteringRecords.Parts(i.Parts));
        var whole = quantities.Sum(Math.Abs);
        return whole == 0m ? null : MeteringRecords.Record(parts * (tonnes / whole));
    }

    private static DayRecord Sum(DateTimeOffset day, List<IntervalRecord> intervals) => new()
    {
        Date = MeteringRecords.Record(DateOnly.FromDateTime(day.DateTime)),
        Increment = DecimalValue.From(intervals.Sum(i => i.Quantity.ToDecimal())),
        Parts = MeteringRecords.Record(intervals.Aggregate(Carbon.Metering.QualityParts.None, (sum, i) => sum + MeteringRecords.Parts(i.Parts))),
        Readings = intervals.Sum(i => i.Readings),
        Invalid = intervals.Sum(i => i.Invalid),
        Filled = intervals.Sum(i => i.Filled),
        Exact = true,
    };

    private static long Midnight(DateOnly? day) => day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() : 0;
}
