using System.Collections.Immutable;
using Carbon.Contracts;
using Carbon.Metering;
using Google.Protobuf;

namespace Carbon.Accounting.Sources;

/// <summary>A measuring point that feeds a source, and how far.</summary>
/// <param name="Meter">Id of the meter.</param>
/// <param name="Point">Id of the point.</param>
/// <param name="Feed">Number of the last feed taken.</param>
/// <param name="SettledThrough">The point is settled before this instant (ms); 0: nothing yet.</param>
public sealed record TermPosition(string Meter, string Point, long Feed, long SettledThrough);

/// <summary>One emission source: its configuration and the hours it may still revise.</summary>
public sealed record EmissionSource
{
    /// <summary>Days whose hours a source still holds; as long as meters take late readings.</summary>
    public const int RetainDays = 45;

    /// <summary>Settled days that are kept for units that ask again: a year's figures brought in at once, and a month.</summary>
    public const int RetainSettledDays = 400;

    /// <summary>A source of which nothing is known yet.</summary>
    public static readonly EmissionSource Unknown = new();

    /// <summary>Configuration as last recorded.</summary>
    public SourceRecord? Configuration { get; init; }

    /// <summary>Configuration as last taken from the configuration file; null where it never was.</summary>
    public SourceRecord? Filed { get; init; }

    /// <summary>Version of the configuration, from 1.</summary>
    public int Version { get; init; }

    /// <summary>
    /// Counts what figures follow from besides the activity data of held hours: configurations, dated values, and activity data of days no
    /// longer held. 0 in journals that did not count it.
    /// </summary>
    public int Account { get; init; }

    /// <summary>The account with which the days no longer held were last reckoned.</summary>
    public int HistoryAccount { get; init; }

    /// <summary>Dated values by data item.</summary>
    public ImmutableSortedDictionary<string, ItemValues> Values { get; init; } = ImmutableSortedDictionary.Create<string, ItemValues>(StringComparer.Ordinal);

    /// <summary>The compiled formula of <see cref="Configuration"/>.</summary>
    public SourceFormula? Formula { get; init; }

    /// <summary>Local calendar of the plant.</summary>
    public LocalHours? Calendar { get; init; }

    /// <summary>One a term, in the order of the configuration.</summary>
    public ImmutableArray<TermPosition> Terms { get; init; } = [];

    /// <summary>Hours by local day.</summary>
    public ImmutableSortedDictionary<DateOnly, HourPage> Pages { get; init; } = ImmutableSortedDictionary<DateOnly, HourPage>.Empty;

    /// <summary>Days as settled.</summary>
    public ImmutableSortedDictionary<DateOnly, EmissionDayRecord> Days { get; init; } = ImmutableSortedDictionary<DateOnly, EmissionDayRecord>.Empty;

    /// <summary>Number of the last <see cref="EmissionDaysSettled"/>.</summary>
    public long Feed { get; init; }

    /// <summary>Boundaries and factories that are fed with days.</summary>
    public ImmutableSortedSet<string> Subscribers { get; init; } = [];

    /// <summary>Everything before this instant (ms) is settled by all terms; 0: nothing yet.</summary>
    public long CompleteThrough => Terms.IsEmpty ? 0 : Terms.Min(t => t.SettledThrough);

    /// <summary>The account that the next change of configuration or values begins; old journals counted versions only.</summary>
    public int NextAccount => Math.Max(Account, Version) + 1;

    /// <summary>Days that are no longer held are still to be reckoned with <see cref="Account"/>.</summary>
    public bool HistoryPending => HistoryAccount < Account;

    /// <summary>True where settled days may be in the journal only.</summary>
    public bool HasLetGo => Days.Count >= RetainSettledDays;

    /// <summary>True where the source has let go of days: their hours are in the journal only.</summary>
    public bool HasPast => !Days.IsEmpty && !Pages.IsEmpty && Days.Keys.First() < Pages.Keys.First();

    /// <summary>True for a day that the source has let go of, or that lies before one.</summary>
    public bool IsPast(DateOnly day)
    {
        if (Pages.IsEmpty || day >= Pages.Keys.First())
            return false;
        var first = Pages.Keys.First();
        return Days.Keys.Any(d => d >= day && d < first);
    }

    /// <summary>The state after a stored event.</summary>
    public EmissionSource Apply(IMessage @event) => @event switch
    {
        SourceConfigured configured => SourceFold.Configure(this, configured),
        ActivityTaken taken => SourceFold.Accrue(SourceFold.Take(this, taken), taken.Accruals),
        ValuesTaken taken => SourceFold.Take(this, taken),
        HistoryRestated restated => this with { HistoryAccount = restated.Account },
        EmissionsRestated restated => SourceFold.Accrue(this, restated.Accruals),
        EmissionDaysSettled settled => SourceDays.Settle(this, settled),
        DaySubscriptionAdded added => this with { Subscribers = Subscribers.Add(added.Subscriber) },
        _ => this,
    };

    /// <summary>State for a snapshot.</summary>
    public SourceState ToState()
    {
        var state = new SourceState { Source = Configuration, Version = Version, Feed = Feed, Account = Account, HistoryAccount = HistoryAccount };
        state.Unfiled = Filed is null;
        state.Filed = Filed is null || Filed.Equals(Configuration) ? null : Filed;
        foreach (var (item, values) in Values)
            state.Items.Add(new ItemState { Item = item, Feed = values.Feed, Values = { values.Values } });
        state.Terms.AddRange(Terms.Select(t => new TermState { Meter = t.Meter, Point = t.Point, Feed = t.Feed, SettledThrough = t.SettledThrough }));
        state.Days.AddRange(Days.Values);
        state.Subscribers.AddRange(Subscribers);
        foreach (var (day, page) in Pages)
        {
            for (var hour = 0; hour < HourPage.Hours; hour++)
            {
                if (HourToState(day, page, hour) is { } held)
                    state.Hours.Add(held);
            }
        }
        return state;
    }

    /// <summary>The source of a snapshot.</summary>
    public static EmissionSource FromState(SourceState state)
    {
        if (state.Source is null)
            return Unknown with { Subscribers = [.. state.Subscribers] };
        var calendar = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(state.Source.TimeZone));
        var pages = ImmutableSortedDictionary.CreateBuilder<DateOnly, HourPage>();
        foreach (var held in state.Hours)
        {
            var (day, hour) = calendar.Of(held.Start);
            pages[day] = Hour(pages.GetValueOrDefault(day) ?? HourPage.Empty(state.Terms.Count), hour, held);
        }
        var values = state.Items.ToImmutableSortedDictionary(i => i.Item, i => new ItemValues(i.Feed, i.Values), StringComparer.Ordinal);
        return new EmissionSource
        {
            Configuration = state.Source,
            Filed = state.Filed ?? (state.Unfiled ? null : state.Source),
            Version = state.Version,
            Account = state.Account,
            HistoryAccount = state.HistoryAccount,
            Values = values,
            Formula = SourceFormula.Compile(state.Source, values),
            Calendar = calendar,
            Terms = [.. state.Terms.Select(t => new TermPosition(t.Meter, t.Point, t.Feed, t.SettledThrough))],
            Pages = pages.ToImmutable(),
            Days = state.Days.ToImmutableSortedDictionary(d => MeteringRecords.Date(d.Date), d => d),
            Feed = state.Feed,
            Subscribers = [.. state.Subscribers],
        };
    }

    private static HourPage Hour(HourPage page, int hour, HourState held)
    {
        for (var term = 0; term < held.Quantities.Count; term++)
        {
            if (held.Fed == 0 || (held.Fed & (1UL << Math.Min(term, 63))) != 0)
                page = page.With(hour, term, held.Quantities[term].ToDecimal(), held.Parts.Count == 0 ? Metering.QualityParts.None : MeteringRecords.Parts(held.Parts[term]));
        }
        return held.Accrued || held.Revision > 0
            ? page.With(hour, new HourAccrual(held.Accrued, held.Tonnes?.ToDecimal() ?? 0m, MeteringRecords.Parts(held.TonnesParts), held.Revision))
            : page;
    }

    private HourState? HourToState(DateOnly day, HourPage page, int hour)
    {
        var quantities = page.Quantities(hour);
        var accrual = page.Accrual(hour);
        if (!page.IsFed(hour) && accrual == default)
            return null;
        var held = new HourState { Start = Calendar!.Start(day, hour), Accrued = accrual.Accrued, Revision = accrual.Revision, Fed = page.Fed(hour) };
        if (page.IsFed(hour))
        {
            foreach (var quantity in quantities)
                held.Quantities.Add(DecimalValue.From(quantity));
        }
        var parts = Enumerable.Range(0, Terms.Length).Select(t => page.Parts(hour, t)).ToArray();
        if (parts.Any(p => p != Metering.QualityParts.None))
            held.Parts.AddRange(parts.Select(p => MeteringRecords.Record(p) ?? new Contracts.QualityParts()));
        if (accrual.Accrued)
        {
            held.Tonnes = DecimalValue.From(accrual.Tonnes);
            held.TonnesParts = MeteringRecords.Record(accrual.Parts);
        }
        return held;
    }
}
