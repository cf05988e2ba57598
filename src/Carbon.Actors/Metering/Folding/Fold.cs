namespace Carbon.Metering.Folding;

/// <summary>
/// The deterministic fold from readings in time order to hours and days; what is open between two readings is its whole state.
/// The kinds of point differ in how a reading becomes a quantity.
/// </summary>
internal abstract partial class Fold
{
    private Tally _hour;
    private Tally _dayTotal;
    private LocalDay _day;
    private long _hourStart;
    private long _hourEnd;
    private decimal? _min;
    private decimal? _max;
    private bool _startsOnReading;
    private bool _endsOnReading;
    private bool _gapTouches;
    private long _gapFrom;
    private long _gapTo;

    public static Fold Start(FoldRules rules) => rules.Point.Kind switch
    {
        PointKind.Counter => new CounterFold() { Rules = rules },
        PointKind.Gauge => new GaugeFold() { Rules = rules },
        _ => new IntervalFold() { Rules = rules },
    };

    /// <summary>The rules of this run; not part of the state.</summary>
    public required FoldRules Rules { protected get; set; }

    /// <summary>Hours before this instant are closed; null before the first reading.</summary>
    public long? ClosedThrough => _hourEnd == 0 ? null : _hourStart;

    /// <summary>The end of the open hour; null before the first reading.</summary>
    public long? ClosedEnd => _hourEnd == 0 ? null : _hourEnd;

    /// <summary>Nothing waits for later readings but what <see cref="Encode"/> keeps, so the fold can be resumed from its code.</summary>
    public bool IsCompact => Held.Count == 0;

    protected List<Held> Held { get; private set; } = [];

    protected long HourStart => _hourStart;

    protected long HourEnd => _hourEnd;

    protected LocalDay Day => _day;

    public Fold Clone()
    {
        var copy = (Fold)MemberwiseClone();
        copy.Held = [.. Held];
        return copy;
    }

    /// <summary>Takes the next reading in time order, usable or not.</summary>
    public void Take(in Sample sample, FoldOutput output)
    {
        if (_hourEnd == 0)
        {
            Open(PlaceOf(sample.Time));
        }
        if (FoldRules.IsUsable(Rules.Point, sample.Value, sample.Quality))
        {
            Step(sample, output);
        }
        else
        {
            Held.Add(new(sample, false));
        }
    }

    /// <summary>True where <see cref="SettleEagerly"/> could close an hour.</summary>
    public abstract bool CouldSettle { get; }

    /// <summary>Commits what nothing speaks against yet. For a clone: later readings may still refute it.</summary>
    public abstract void SettleEagerly(FoldOutput output);

    /// <summary>Decides what is open with what is there and closes the open hour and day. For a clone.</summary>
    public void Finish(FoldOutput output)
    {
        if (_hourEnd == 0)
        {
            return;
        }
        Resolve(output);
        while (Held.Count > 0)
        {
            WalkTo(PlaceOf(Held[^1].Sample.Time) + 1, output);
            CountHeld(long.MaxValue, output);
        }
        CloseHour(output);
        CloseDay(output);
    }

    protected abstract void Step(in Sample sample, FoldOutput output);

    protected abstract void Resolve(FoldOutput output);

    /// <summary>The instant whose hour a reading belongs to.</summary>
    protected virtual long PlaceOf(long time) => time;

    /// <summary>From what the hour gathered to the quantity in the point's unit.</summary>
    protected virtual decimal Scale(decimal gathered) => gathered * Rules.Point.Factor;

    /// <summary>True where both cuts of the closing day carry readings.</summary>
    protected virtual bool IsWhole(int readings) => _startsOnReading && _endsOnReading;

    /// <summary>A held reading turns out not to be used.</summary>
    protected virtual void Discard(in Held held, FoldOutput output)
    {
    }

    protected void Gather(decimal quantity, Part part) => _hour.Add(quantity, part);

    protected void CountReading(long place)
    {
        _hour.Readings++;
        _hour.Covered = true;
        if (place == _day.Start)
        {
            _startsOnReading = true;
        }
    }

    /// <summary>A reading counted in the open hour turns out not to be used.</summary>
    protected void Recant(long place)
    {
        _hour.Readings--;
        _hour.Invalid++;
        _startsOnReading &= place != _day.Start;
    }

    protected void CountFill()
    {
        _hour.Filled++;
        _hour.Covered = true;
    }

    protected void CountExtreme(decimal value)
    {
        _min = _min is { } min && min <= value ? min : value;
        _max = _max is { } max && max >= value ? max : value;
    }

    /// <summary>A gap makes every day that it overlaps inexact, the open one and those it reaches into.</summary>
    protected void DeclareGap(long from, long to)
    {
        _gapTouches |= GapOverlapsDay();
        (_gapFrom, _gapTo) = (from, to);
    }

    protected void EndsOnReading() => _endsOnReading = true;

    private bool GapOverlapsDay() => _gapFrom < _day.End && _gapTo > _day.Start;

    private void Open(long place)
    {
        _day = Rules.Days.Of(place);
        (_hourStart, _hourEnd) = Rules.Days.HourOf(_day, place);
    }
}
