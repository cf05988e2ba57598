namespace Carbon.Metering.Folding;

/// <summary>
/// A register that only grows (8.2.2). The newest reading is tentative until the next one: a peak that falls back is refuted by it.
/// Readings off the line wait in <see cref="Fold.Held"/> as a run, until the register returns (glitch) or goes on from them (rollover, reset, jump).
/// </summary>
internal sealed partial class CounterFold : Fold
{
    private bool _hasBase;
    private Sample _base;
    private bool _hasTentative;
    private Sample _tentative;
    private decimal _tentativeRise;
    private Plausibility _pace;
    private long _exchangedThrough = long.MinValue;
    private bool _glitching;

    /// <summary>The base is the first reading of all, which nothing before it confirms.</summary>
    private bool _alone;

    private Sample Line => _hasTentative ? _tentative : _base;

    public override bool CouldSettle =>
        (_hasTentative && _tentative.Time >= HourEnd) || (_run.Count > 0 && _run.Last.Time >= HourEnd && RunIsWrap());

    public override void SettleEagerly(FoldOutput output)
    {
        while (_run.Count > 0 && RunIsWrap())
        {
            AcceptRun(output);
        }
        CommitTentative(output);
    }

    protected override void Resolve(FoldOutput output)
    {
        while (_run.Count > 0)
        {
            if (RunStandsAtEnd())
            {
                AcceptRun(output);
            }
            else
            {
                _run = default;
            }
        }
        CommitTentative(output);
    }

    protected override void Step(in Sample next, FoldOutput output)
    {
        _pace.Notice(next.Value);
        if (Rules.Replacements.Count > 0 && ExchangeBefore(next) is { } exchange)
        {
            Exchange(exchange, next, output);
            return;
        }
        if (!_hasBase)
        {
            WalkTo(next.Time, output);
            CountHeld(next.Time, output);
            Arrive(next);
            return;
        }
        if (_run.Count > 0)
        {
            StepBesideRun(next, output);
            return;
        }
        var line = Line;
        var rise = next.Value - line.Value;
        if (rise >= 0 ? Allows(line, next) : -rise <= _pace.Noise(Rules.Point))
        {
            CommitTentative(output);
            // Noise: the old value stays, so that the way back up counts nothing.
            SetTentative(rise >= 0 ? next : next with { Value = line.Value }, Math.Max(0, rise));
        }
        else if (rise < 0 && _hasTentative && next.Value >= _base.Value && Allows(_base, next))
        {
            HoldInOrder(new(_tentative, true));
            SetTentative(next, next.Value - _base.Value);
        }
        else
        {
            StartRun(next);
        }
    }

    protected override void Discard(in Held held, FoldOutput output)
    {
        if (held.Suspect && !_glitching)
        {
            output.Incidents.Add(new(IncidentKind.Glitch, Rules.Days.Show(held.Sample.Time), _base.Value, held.Sample.Value, 0));
        }
        _glitching |= held.Suspect;
    }

    private bool Allows(in Sample from, in Sample to) =>
        _pace.Allows(Rules.Point, to.Value - from.Value, to.Time - from.Time);

    private bool IsAtLeast(decimal value, decimal floor) => value >= floor - _pace.Noise(Rules.Point);

    private void SetTentative(in Sample sample, decimal rise)
    {
        _hasTentative = true;
        _tentative = sample;
        _tentativeRise = rise;
    }

    private void HoldInOrder(in Held held)
    {
        var time = held.Sample.Time;
        var index = Held.FindIndex(h => h.Sample.Time > time);
        Held.Insert(index < 0 ? Held.Count : index, held);
    }
}
