namespace Carbon.Metering.Folding;

/// <summary>An instantaneous value, integrated over hours by trapezoids; never across a gap but over its filled points (12.4).</summary>
internal sealed class GaugeFold : Fold
{
    /// <summary>Hours gather value sums times milliseconds, so that nothing is rounded before the hour is closed.</summary>
    private const decimal HalfHourMs = 7_200_000m;

    private bool _hasBase;
    private Sample _base;
    private Sample? _afterLongGap;

    public override bool CouldSettle => false;

    public override void SettleEagerly(FoldOutput output)
    {
    }

    protected override void Step(in Sample next, FoldOutput output)
    {
        if (Rules.Point.MaximumRate is { } rate && Math.Abs(next.Value) > rate * 1.2m)
        {
            Held.Add(new(next, true));
            return;
        }
        if (_afterLongGap is { } first)
        {
            Held.Add(new(next, true));
            if (next.Time >= first.Time + GaugeFilling.Window)
            {
                Release(output);
            }
            return;
        }
        if (_hasBase && GaugeFilling.NeedsWindow(Rules, _base.Time, next.Time))
        {
            Held.Add(new(next, true));
            _afterLongGap = next;
            return;
        }
        Join(next, output);
    }

    protected override void Resolve(FoldOutput output)
    {
        while (_afterLongGap is not null)
        {
            Release(output);
        }
    }

    protected override decimal Scale(decimal gathered) =>
        Math.Round(gathered / HalfHourMs, 9, MidpointRounding.AwayFromZero) * Rules.Point.Factor;

    private void Release(FoldOutput output)
    {
        var first = _afterLongGap!.Value;
        _afterLongGap = null;
        var after = Held.FindAll(h => h.Sample.Time > first.Time);
        Held.RemoveAll(h => h.Sample.Time >= first.Time);
        Join(first, output);
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

    private void Join(in Sample next, FoldOutput output)
    {
        if (!_hasBase)
        {
            WalkTo(next.Time, output);
        }
        else if (Rules.IsGap(_base.Time, next.Time))
        {
            Bridge(next, output);
        }
        else
        {
            var estimated = next.Quality == Quality.Estimated || _base.Quality == Quality.Estimated;
            Integrate(_base, next, estimated ? Part.Estimated : next.Quality == Quality.Manual ? Part.Manual : Part.Measured, output);
        }
        CountHeld(next.Time, output);
        _hasBase = true;
        _base = next;
        CountReading(next.Time);
        CountExtreme(next.Value);
    }

    private void Bridge(in Sample next, FoldOutput output)
    {
        DeclareGap(_base.Time, next.Time);
        var fills = GaugeFilling.Make(Rules, _base, next);
        output.Gaps.Add(new(Rules.Days.Show(_base.Time), Rules.Days.Show(next.Time), Rules.Missing(_base.Time, next.Time), fills));
        var from = _base;
        foreach (var fill in fills)
        {
            var point = new Sample(Moment.Of(fill.Time), fill.Value, Quality.Filled);
            Integrate(from, point, Part.Filled, output);
            CountFill();
            from = point;
        }
        if (fills.Count > 0)
        {
            Integrate(from, next, Part.Filled, output);
        }
        WalkTo(next.Time, output);
    }

    private void Integrate(in Sample from, in Sample to, Part part, FoldOutput output)
    {
        var line = new RegisterLine(from.Time, to.Time, from.Value, to.Value - from.Value);
        var (time, value) = (from.Time, from.Value);
        while (to.Time >= HourEnd)
        {
            var cut = line.Value + line.RiseAt(HourEnd);
            Gather((value + cut) * (HourEnd - time), part);
            (time, value) = (HourEnd, cut);
            if (to.Time == Day.End && to.Quality != Quality.Filled)
            {
                EndsOnReading();
            }
            NextHour(output);
        }
        if (to.Time > time)
        {
            Gather((value + to.Value) * (to.Time - time), part);
        }
    }

    public override void Pack(Pages.PackWriter writer)
    {
        base.Pack(writer);
        writer.Bool(_hasBase);
        writer.Sample(_base);
    }

    public override void Unpack(ref Pages.PackReader reader)
    {
        base.Unpack(ref reader);
        _hasBase = reader.Bool();
        _base = reader.Sample();
    }
}
