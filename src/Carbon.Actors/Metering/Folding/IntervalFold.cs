namespace Carbon.Metering.Folding;

/// <summary>Each reading is the quantity of its own interval; a missing label is a missing quantity.</summary>
internal sealed class IntervalFold : Fold
{
    private bool _hasBase;
    private Sample _base;

    /// <summary>A label on the end of an hour says that all of the hour is there.</summary>
    public override bool CouldSettle => _hasBase && Held.Count == 0 && Rules.Point.Label == IntervalLabel.End && _base.Time >= HourEnd;

    public override void SettleEagerly(FoldOutput output) => WalkTo(_base.Time, output);

    protected override void Step(in Sample next, FoldOutput output)
    {
        if (Rules.Point.MaximumRate is { } rate && Math.Abs(next.Value) * 3_600_000m > rate * 1.2m * Rules.Every)
        {
            Held.Add(new(next, true));
            return;
        }
        if (_hasBase && Rules.IsGap(_base.Time, next.Time))
        {
            Bridge(next, output);
        }
        var place = PlaceOf(next.Time);
        WalkTo(place, output);
        CountHeld(place, output);
        _hasBase = true;
        _base = next;
        Gather(next.Value, PartOf(next.Quality));
        CountReading(place);
        CountExtreme(next.Value);
    }

    protected override void Resolve(FoldOutput output)
    {
    }

    /// <summary>A label at the end of its interval belongs to what lies before it, also at midnight.</summary>
    protected override long PlaceOf(long time) => Rules.Point.Label == IntervalLabel.End ? time - 1 : time;

    protected override bool IsWhole(int readings) => readings * Rules.Every >= Day.End - Day.Start;

    protected override void Discard(in Held held, FoldOutput output)
    {
        if (held.Suspect)
        {
            output.Incidents.Add(new(IncidentKind.Glitch, Rules.Days.Show(held.Sample.Time), _base.Value, held.Sample.Value, 0));
        }
    }

    private Part PartOf(Quality quality) =>
        Rules.Point.Kind == PointKind.Manual || quality == Quality.Manual ? Part.Manual
        : quality == Quality.Estimated ? Part.Estimated
        : quality == Quality.Filled ? Part.Filled
        : Part.Measured;

    private void Bridge(in Sample next, FoldOutput output)
    {
        var end = Rules.Point.Label == IntervalLabel.End;
        DeclareGap(end ? _base.Time : _base.Time + Rules.Every, end ? next.Time - Rules.Every : next.Time);
        List<GapFill> fills = [];
        if (Rules.Fills(_base.Time, next.Time))
        {
            var filling = new GapFilling(Rules, _base, next);
            filling.Until(next.Time, new(_base.Time, next.Time, _base.Value, next.Value - _base.Value));
            fills = filling.Fills;
        }
        output.Gaps.Add(new(Rules.Days.Show(_base.Time), Rules.Days.Show(next.Time), Rules.Missing(_base.Time, next.Time), fills));
        foreach (var fill in fills)
        {
            WalkTo(PlaceOf(Moment.Of(fill.Time)), output);
            Gather(fill.Value, Part.Filled);
            CountFill();
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
