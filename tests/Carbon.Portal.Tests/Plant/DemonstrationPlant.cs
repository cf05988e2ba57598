using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Registry;
using Carbon.Views;
using Carbon.Views.Projections;
using Google.Protobuf;

namespace Carbon.Portal.Tests.Plant;

/// <summary>
/// A small steel works in a folder of its own: its meters and sources decide as in a running node, without an actor system, and what they
/// record is projected into views.
/// </summary>
internal sealed class DemonstrationPlant : IDisposable
{
    private readonly JournalFile _journal;
    private readonly PlantProjection _projection;
    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmissionSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataItem> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset At, decimal Register)> _registers = new(StringComparer.Ordinal);

    public DemonstrationPlant(DateTimeOffset until)
    {
        Folder = Directory.CreateTempSubdirectory("carbon-portal-").FullName;
        Views = new ViewsDatabase(Folder);
        Clock = new PlantClock(MeterPlan.Start);
        _journal = new JournalFile(new SqliteJournal(Folder).JournalFile);
        _projection = new PlantProjection(Views, Clock);
        Configure();
        AdvanceTo(until);
    }

    /// <summary>A Tuesday afternoon.</summary>
    public static readonly DateTimeOffset Usual = new(2026, 11, 24, 15, 20, 0, TimeSpan.FromHours(8));

    public string Folder { get; }

    public ViewsDatabase Views { get; }

    public PlantClock Clock { get; }

    /// <summary>A data item's answer to a command; what it feeds reaches the sources, and the views show it at once.</summary>
    public IMessage? Tell(string item, IMessage command)
    {
        var decision = DataItemDecisions.Decide(_items.GetValueOrDefault(item, DataItem.Unknown), command, Clock.Now)!;
        _items[item] = decision.After;
        var events = new List<(string, IMessage)>();
        foreach (var e in decision.Events)
        {
            events.Add(($"item-{item}", e));
            if (e is IntervalsSettled settled)
                Feed(ItemTerms.Meter(item), settled, events);
        }
        _projection.Project(_journal.Append(events, Clock.Now));
        return decision.Reply as IMessage;
    }

    /// <summary>Lives through the time up to an instant.</summary>
    public void AdvanceTo(DateTimeOffset until)
    {
        for (var now = Clock.Now; now < until;)
        {
            now = now.AddHours(6) < until ? now.AddHours(6) : until;
            Clock.Now = now;
            var events = new List<(string, IMessage)>();
            foreach (var plan in MeterPlan.All)
                Read(plan, now, events);
            _projection.Project(_journal.Append(events, Clock.Now));
        }
    }

    public void Dispose()
    {
        _projection.Dispose();
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(Folder, true);
        }
        catch (IOException)
        {
            // A page that is still closing has the views open: the folder is temporary, and no test is about it.
        }
    }

    private void Configure()
    {
        var events = new List<(string, IMessage)>();
        foreach (var plan in MeterPlan.All)
            Tell(plan.Id, new ConfigureMeter { Meter = PlantRecords.Meter(plan), By = "engineer" }, events);
        foreach (var record in PlantRecords.Sources())
        {
            var decision = SourceDecisions.Decide(EmissionSource.Unknown, new ConfigureSource { Source = record, By = "engineer" }, Clock.Now)!;
            Assert.IsNotType<Refused>(decision.Reply);
            _sources[record.Id] = decision.After;
            events.AddRange(decision.Events.Select(e => ($"source-{record.Id}", e)));
        }
        events.AddRange(PlantRecords.Boundaries().Select(b => ($"boundary-{b.Id}", (IMessage)new BoundaryConfigured { Boundary = b })));
        events.Add(($"factory-{PlantRecords.Id}", new FactoryConfigured { Factory = PlantRecords.Factory() }));
        events.Add(($"factory-{PlantRecords.Id}", new SettingsConfigured { At = Clock.Now.ToUnixTimeMilliseconds(), Settings = PlantRecords.Settings(), Version = 1, By = "engineer", Reason = "first targets" }));
        _projection.Project(_journal.Append(events, Clock.Now));
        foreach (var item in PlantItems.All())
            Tell(item.Id, new ConfigureItem { Item = item, By = "engineer" });
    }

    private void Read(MeterPlan plan, DateTimeOffset now, List<(string, IMessage)> events)
    {
        var (at, register) = _registers.GetValueOrDefault(plan.Id, (MeterPlan.Start, plan.Modulus is { } r ? r - 1200m : 1000m));
        for (var next = at + plan.Every; next <= now; next += plan.Every)
        {
            var quantity = plan.Quantity(next);
            register += quantity;
            if (plan.Modulus is { } modulus && register >= modulus)
                register -= modulus;
            at = next;
            if (plan.Silence is { } silence && next > silence.From && next < silence.To)
                continue;
            var value = plan.Kind switch
            {
                PointKind.Counter => register,
                PointKind.Gauge => decimal.Round(quantity / (decimal)plan.Every.TotalHours, 3),
                _ => quantity,
            };
            var reading = MeteringRecords.Record(new Reading(next, next.AddSeconds(1), value, plan.Kind == PointKind.Manual ? Quality.Manual : Quality.Good));
            Tell(plan.Id, new RecordReadings
            {
                MeterId = plan.Id,
                ReceivedAt = next.AddSeconds(1).ToUnixTimeMilliseconds(),
                Points = { new PointReadings { Point = plan.Point, Readings = { reading } } },
                Frame = ByteString.CopyFrom(Frame(plan, value)),
            }, events);
        }
        _registers[plan.Id] = (at, register);
    }

    private void Tell(string meter, IMessage command, List<(string, IMessage)> events)
    {
        var decision = MeterDecisions.Decide(_meters.GetValueOrDefault(meter, Meter.Unknown), command, Clock.Now)!;
        Assert.IsNotType<Refused>(decision.Reply);
        _meters[meter] = decision.After;
        foreach (var e in decision.Events)
        {
            events.Add(($"meter-{meter}", e));
            if (e is IntervalsSettled settled)
                Feed(meter, settled, events);
        }
    }

    private void Feed(string meter, IntervalsSettled settled, List<(string, IMessage)> events)
    {
        foreach (var (id, source) in _sources.Where(s => s.Value.Terms.Any(t => t.Meter == meter && t.Point == settled.Point)).ToList())
        {
            var feed = new FeedActivity { SourceId = id, Meter = meter, Point = settled.Point, Feed = settled.Feed, Previous = settled.Feed - 1, SettledThrough = settled.SettledThrough };
            feed.Intervals.AddRange(settled.Intervals);
            var decision = SourceDecisions.Decide(source, feed, Clock.Now)!;
            _sources[id] = decision.After;
            events.AddRange(decision.Events.Select(e => ($"source-{id}", e)));
        }
    }

    private static byte[] Frame(MeterPlan plan, decimal value)
    {
        if (plan.Kind == PointKind.Manual)
            return [];
        var digits = ((long)(value * 100m) % 100_000_000L).ToString("00000000", System.Globalization.CultureInfo.InvariantCulture);
        byte Digit(int i) => (byte)(Convert.ToByte(digits.Substring(6 - i * 2, 2), 16) + 0x33);
        byte[] body = [0x68, 0x17, (byte)plan.Seed, 0, 0x24, 0x20, 0, 0x68, 0x91, 0x08, 0x33, 0x33, 0x34, 0x33, Digit(0), Digit(1), Digit(2), Digit(3)];
        return [0xFE, 0xFE, .. body, (byte)body.Sum(b => b), 0x16];
    }
}
