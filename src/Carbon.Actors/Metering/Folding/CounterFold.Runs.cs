namespace Carbon.Metering.Folding;

/// <summary>Readings off the line: glitch, rollover, reset or real jump. Those after them decide.</summary>
internal sealed partial class CounterFold
{
    private const long DayLong = 86_400_000;

    /// <summary>Readings that must agree before a line that is no wrap is believed; waiting costs only a later settlement.</summary>
    private const int Enough = 5;

    private Run _run;

    private void StartRun(in Sample next)
    {
        Held.Add(new(next, true));
        _run = new() { Count = 1, First = next, Last = next };
    }

    private void StepBesideRun(in Sample next, FoldOutput output)
    {
        var line = Line;
        var upward = _run.First.Value > line.Value;
        var continues = IsAtLeast(next.Value, _run.Last.Value) && Allows(_run.Last, next);
        var returns = IsAtLeast(next.Value, line.Value) && Allows(line, next);
        if (returns && !(upward && continues))
        {
            _run = default;
            CommitTentative(output);
            SetTentative(next.Value >= line.Value ? next : next with { Value = line.Value }, Math.Max(0, next.Value - line.Value));
            return;
        }
        if (continues)
        {
            Held.Add(new(next, true));
            _run.Count++;
            _run.Last = next;
            _run.Stray = null;
            if (RunIsConfirmed())
            {
                AcceptRun(output);
            }
        }
        else if (_run.Stray is { } stray && IsAtLeast(next.Value, stray.Value) && Allows(stray, next))
        {
            Held.Add(new(next, true));
            _run = new() { Count = 2, First = stray, Last = next };
            if (RunIsConfirmed())
            {
                AcceptRun(output);
            }
        }
        else
        {
            Held.Add(new(next, true));
            _run.Stray = next;
        }
    }

    private bool RunIsWrap() => RunIsWrap(Line);

    private bool RunIsWrap(in Sample line) =>
        Rules.Point.Modulus is { } modulus && _run.First.Value < line.Value
        && _pace.AllowsWrap(Rules.Point, modulus, line.Value, _run.First.Value, _run.First.Time - line.Time);

    /// <summary>A register that stands still off its line is no proof (ten minutes of zeros); one that moves on is.</summary>
    private bool RunIsConfirmed()
    {
        var grows = _run.Last.Value > _run.First.Value;
        var upward = _run.First.Value > Line.Value;
        return (grows && (_run.Count >= Enough || RunIsWrap()))
            || (upward && _run.Count >= Enough && _run.Last.Time - _run.First.Time >= DayLong);
    }

    private bool RunStandsAtEnd() =>
        RunIsWrap()
        || (_run.First.Value > Line.Value ? Rules.Point.MaximumRate is null || _run.Count > 1
            : _run.Last.Value > _run.First.Value || _run.First.Value != 0);

    private void AcceptRun(FoldOutput output)
    {
        CommitTentative(output);
        var first = _run.First;
        var wraps = RunIsWrap(_base);
        var elapsed = first.Time - _base.Time;
        var gap = Rules.IsGap(_base.Time, first.Time);
        _run = default;
        var after = Held.FindAll(h => h.Sample.Time > first.Time);
        Held.RemoveAll(h => h.Sample.Time >= first.Time);
        if (wraps)
        {
            var ambiguous = MayHaveWrapped(elapsed);
            var rise = first.Value + Rules.Point.Modulus!.Value - _base.Value;
            Log(ambiguous ? IncidentKind.Ambiguous : IncidentKind.Rollover, first, rise, output);
            Commit(first, rise, ambiguous ? Part.UnderReview : PartOf(first, gap), gap, output);
        }
        else if (first.Value < _base.Value)
        {
            Log(IncidentKind.Reset, first, 0, output);
            Commit(first, 0, Part.Measured, gap, output, countsAsPair: false);
        }
        else if (_alone && Rules.Point.MaximumRate is not null)
        {
            // All that follow stand on another line: the first reading was the wrong one.
            Log(IncidentKind.Glitch, _base, 0, output);
            Recant(_base.Time);
            _hasBase = false;
            Step(first, output);
        }
        else
        {
            var tooFast = Rules.Point.MaximumRate is not null;
            Commit(first, first.Value - _base.Value, tooFast ? Part.UnderReview : PartOf(first, gap), gap, output);
        }
        foreach (var held in after)
        {
            if (held.Suspect)
            {
                Step(held.Sample, output);
            }
            else
            {
                Held.Add(held);
            }
        }
    }

    private void Log(IncidentKind kind, in Sample after, decimal increment, FoldOutput output) =>
        output.Incidents.Add(new(kind, Rules.Days.Show(after.Time), _base.Value, after.Value, increment));
}
