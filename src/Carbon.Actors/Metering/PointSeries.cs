using Carbon.Contracts;

namespace Carbon.Metering;

/// <summary>What became of a reading that was offered.</summary>
public enum Verdict
{
    /// <summary>New; it is to be recorded.</summary>
    Accepted,

    /// <summary>Already recorded (same id, or same time and value); it counts nothing.</summary>
    Duplicate,

    /// <summary>Not recordable; the reason says why.</summary>
    Refused,
}

/// <summary>Verdict with the reason of a refusal.</summary>
public readonly record struct Examination(Verdict Verdict, string? Reason = null);

/// <summary>An exchange of the instrument: the old one's last reading and the new one's first (8.2.2).</summary>
public sealed record Replacement(DateTimeOffset At, decimal End, decimal Start);

/// <summary>One filled point of a gap (12.4). <paramref name="Value"/> is in the unit of the readings (register value for a counter).</summary>
public sealed record GapFill(DateTimeOffset Time, decimal Value, FillMethod Method);

/// <summary>A stretch without valid readings, with what filled it.</summary>
public sealed record Gap(DateTimeOffset After, DateTimeOffset Before, int Missing, IReadOnlyList<GapFill> Fills);

/// <summary>What happened to a register between two readings. The numbers are stored.</summary>
public enum IncidentKind
{
    /// <summary>The register passed its modulus (8.2.2).</summary>
    Rollover = 0,

    /// <summary>A backward step that is neither a rollover nor announced; counts nothing.</summary>
    Reset = 1,

    /// <summary>The instrument was exchanged as announced.</summary>
    Replacement = 2,

    /// <summary>A reading that those after it do not confirm; not used.</summary>
    Glitch = 3,

    /// <summary>More than one rollover may have happened in the interval.</summary>
    Ambiguous = 4,
}

/// <summary>An incident with the readings before and after it (raw register units) and the increment that was counted (before the factor).</summary>
public sealed record Incident(IncidentKind Kind, DateTimeOffset Time, decimal Before, decimal After, decimal Increment);

/// <summary>What adding readings changed: the new series, and the figures newly settled or revised by it, oldest first.</summary>
public sealed record Advance(
    PointSeries Series,
    IReadOnlyList<IntervalFigure> Intervals,
    IReadOnlyList<DayFigure> Days,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<Incident> Incidents);

/// <summary>The readings of one point and everything that follows from them by a deterministic fold. Immutable to its holder.</summary>
public sealed class PointSeries
{
    /// <summary>A series without readings.</summary>
    public static PointSeries Create(PointConfiguration configuration, TimeZoneInfo zone) => throw new NotImplementedException();

    /// <summary>The rules it folds by.</summary>
    public PointConfiguration Configuration => throw new NotImplementedException();

    /// <summary>Everything before this instant is settled; null while nothing is.</summary>
    public DateTimeOffset? SettledThrough => throw new NotImplementedException();

    /// <summary>The newest reading by measuring time, valid or not.</summary>
    public Reading? Latest => throw new NotImplementedException();

    /// <summary>Figures after <see cref="SettledThrough"/> as far as readings go: they grow and are not settled.</summary>
    public IReadOnlyList<IntervalFigure> Live => throw new NotImplementedException();

    /// <summary>Settled figures still held whose hour starts at or after <paramref name="from"/>.</summary>
    public IReadOnlyList<IntervalFigure> SettledSince(DateTimeOffset from) => throw new NotImplementedException();

    /// <summary>Raw readings still held with <paramref name="from"/> &lt;= measured-at &lt; <paramref name="to"/>.</summary>
    public IReadOnlyList<Reading> Readings(DateTimeOffset from, DateTimeOffset to) => throw new NotImplementedException();

    /// <summary>Says whether a reading can be recorded; changes nothing.</summary>
    public Examination Examine(Reading reading, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Folds readings in, in any order; those that <see cref="Examine"/> would not accept count nothing.</summary>
    public Advance Add(IReadOnlyList<Reading> readings) => throw new NotImplementedException();

    /// <summary>Takes an announced exchange of the instrument into account, also after the fact.</summary>
    public Advance Announce(Replacement replacement) => throw new NotImplementedException();

    /// <summary>Settles what is open with what is there (end of a file, closing of a point).</summary>
    public Advance Close() => throw new NotImplementedException();

    /// <summary>The same readings under other rules (a corrected factor, modulus, limit): figures still held are revised.</summary>
    public Advance Reconfigure(PointConfiguration configuration) => throw new NotImplementedException();

    /// <summary>State for a snapshot.</summary>
    public PointSeriesState ToState() => throw new NotImplementedException();

    /// <summary>The series of a snapshot; continues as if it had never stopped.</summary>
    public static PointSeries FromState(PointSeriesState state, PointConfiguration configuration, TimeZoneInfo zone) => throw new NotImplementedException();
}
