using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Ledger;
using Carbon.Metering;
using Carbon.Persistence;
using Carbon.Tests.Entities;
using Google.Protobuf;

namespace Carbon.Tests.Accounting;

/// <summary>A source with the events it would have stored, without actors.</summary>
internal sealed class SourceKit(string id = "s")
{
    private const long Hour = 3_600_000;
    private readonly List<StoredEvent> _stored = [];
    private readonly Dictionary<(string, string), long> _feeds = [];

    public EmissionSource State { get; private set; } = EmissionSource.Unknown;

    public IReadOnlyList<StoredEvent> Stored => _stored;

    public static long Start(int hour) => TestPlant.Day(0).ToUnixTimeMilliseconds() + hour * Hour;

    public static DateOnly Day(int day) => DateOnly.FromDateTime(TestPlant.Day(day).DateTime);

    /// <summary>Sends a command and takes what follows from it as stored.</summary>
    public IMessage? Tell(IMessage command)
    {
        var decision = SourceDecisions.Decide(State, command, TestPlant.Day(400))!;
        foreach (var @event in decision.Events)
            _stored.Add(new StoredEvent(_stored.Count + 1, $"source-{id}", _stored.Count + 1, @event));
        State = decision.After;
        return decision.Reply;
    }

    public IMessage? Configure(SourceRecord record) => Tell(new ConfigureSource { Source = record, By = "test" });

    /// <summary>Feeds whole hours counted from the first midnight.</summary>
    public void Feed(string meter, int from, int to, Func<int, decimal> quantity, int? settled = null) => Tell(Activity(meter, from, to, quantity, settled));

    public FeedActivity Activity(string meter, int from, int to, Func<int, decimal> quantity, int? settled = null)
    {
        var last = _feeds.GetValueOrDefault((meter, "energy"));
        var feed = new FeedActivity
        {
            SourceId = id,
            Meter = meter,
            Point = "energy",
            Feed = _feeds[(meter, "energy")] = last + 1,
            Previous = last,
            SettledThrough = Start(settled ?? to),
        };
        feed.Intervals.AddRange(Enumerable.Range(from, to - from).Select(h => new IntervalRecord { Start = Start(h), Quantity = DecimalValue.From(quantity(h)) }));
        return feed;
    }

    public void Values(string item, long feed, params (int FromHour, int ToHour, decimal Value, bool Approved)[] values)
    {
        var command = new FeedValues { SourceId = id, Item = item, Feed = feed };
        command.Values.AddRange(values.Select(v => new ItemValueRecord
        {
            Value = DecimalValue.From(v.Value),
            ValidFrom = Start(v.FromHour),
            ValidTo = Start(v.ToHour),
            Approved = v.Approved,
        }));
        Tell(command);
    }

    /// <summary>A meter asked for everything sends it in one feed.</summary>
    public void Again(string meter, int from, int to, Func<int, decimal> quantity)
    {
        var feed = Activity(meter, from, to, quantity);
        feed.Previous = -1;
        Tell(feed);
    }

    /// <summary>What a reckoning of the days that are no longer held comes to, from bytes as they stand in a journal.</summary>
    public TakeHistory Reckoned()
    {
        var history = new SourceHistory();
        foreach (var stored in _stored)
            history.Take(new RecordedEvent(stored.Sequence, 0, ContractManifests.Of(stored.Event), stored.Event.ToByteArray()));
        var before = State.Pages.Keys.First();
        return new TakeHistory { SourceId = id, Account = State.Account, Before = MeteringRecords.Record(before), Days = { history.Restated(before) } };
    }

    /// <summary>Reckons the days that are no longer held and takes the result.</summary>
    public void Reckon()
    {
        if (State.HistoryPending)
            Tell(Reckoned());
    }

    /// <summary>Recomputes everything stored.</summary>
    public Findings Audit()
    {
        var findings = new Findings();
        var audit = new SourceAudit(findings);
        foreach (var stored in _stored)
            audit.Take(stored);
        audit.Finish(_stored.Count);
        return findings;
    }

    /// <summary>Tonnes of settled days by day from the first.</summary>
    public Dictionary<int, decimal> Days() => State.Days.ToDictionary(d => d.Key.DayNumber - Day(0).DayNumber, d => d.Value.Categories.Sum(c => c.Tonnes.ToDecimal()));

    /// <summary>Grid electricity of one meter whose factor is a data item.</summary>
    public static SourceRecord OfItem(string item, decimal? fallback, decimal toUnit = 1m)
    {
        var record = TestPlant.Source("s", "a", ["a"]);
        record.Constants[0].Item = item;
        record.Constants[0].ToUnit = toUnit == 1m ? null : DecimalValue.From(toUnit);
        record.Constants[0].Value = DecimalValue.From(fallback);
        record.Constants[0].NoFallback = fallback is null;
        return record;
    }
}
