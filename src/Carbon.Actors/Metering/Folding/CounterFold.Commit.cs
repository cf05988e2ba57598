namespace Carbon.Metering.Folding;

/// <summary>How a confirmed increment reaches hours, days, gaps and extremes.</summary>
internal sealed partial class CounterFold
{
    private void CommitTentative(FoldOutput output)
    {
        if (!_hasTentative)
        {
            return;
        }
        _hasTentative = false;
        var next = _tentative;
        var elapsed = next.Time - _base.Time;
        var gap = Rules.IsGap(_base.Time, next.Time);
        if (!gap)
        {
            _pace.Learn(_tentativeRise, elapsed);
        }
        Commit(next, _tentativeRise, PartOf(next, gap), gap, output);
    }

    private Part PartOf(in Sample next, bool gap) =>
        next.Quality == Quality.Manual ? Part.Manual
        : next.Quality == Quality.Filled ? Part.Filled
        : gap || next.Quality == Quality.Estimated || _base.Quality == Quality.Estimated ? Part.Estimated
        : Part.Measured;

    private void Commit(in Sample next, decimal rise, Part part, bool gap, FoldOutput output, bool countsAsPair = true)
    {
        var consecutive = Held.Count == 0 || Held[0].Sample.Time > next.Time;
        if (countsAsPair && consecutive && Rules.IsNominal(next.Time - _base.Time))
        {
            CountExtreme(rise);
        }
        if (next.Time < HourEnd && consecutive && !gap)
        {
            Gather(rise, part);
            Arrive(next);
            return;
        }
        if (gap && MayHaveWrapped(next.Time - _base.Time) && next.Value >= _base.Value)
        {
            part = Part.UnderReview;
            output.Incidents.Add(new(IncidentKind.Ambiguous, Rules.Days.Show(next.Time), _base.Value, next.Value, rise));
        }
        var after = _base.Time;
        var filling = FillingUntil(next, gap);
        Move(new(_base.Time, next.Time, _base.Value, rise), part, true, filling, output);
        Arrive(next);
        if (gap)
        {
            Report(after, next.Time, filling, output);
        }
    }

    /// <summary>An interval longer than R / max rate can hide a whole turn of the register (8.2.2).</summary>
    private bool MayHaveWrapped(long elapsed) =>
        Rules.Point is { Modulus: { } modulus, MaximumRate: { } rate } && rate * elapsed > modulus * 3_600_000m;

    private GapFilling? FillingUntil(in Sample next, bool gap)
    {
        if (!gap)
        {
            return null;
        }
        DeclareGap(_base.Time, next.Time);
        return Rules.Fills(_base.Time, next.Time) ? new GapFilling(Rules, _base, next) : null;
    }

    private void Report(long after, long before, GapFilling? filling, FoldOutput output) => output.Gaps.Add(new(
        Rules.Days.Show(after), Rules.Days.Show(before), Rules.Missing(after, before), filling?.Fills ?? []));

    private void Move(in RegisterLine line, Part part, bool toReading, GapFilling? filling, FoldOutput output)
    {
        var given = 0m;
        while (line.To >= HourEnd)
        {
            Fill(filling, HourEnd, line);
            var risen = line.RiseAt(HourEnd);
            Gather(risen - given, part);
            given = risen;
            var endsDay = HourEnd == Day.End;
            if (toReading && endsDay && line.To == HourEnd)
            {
                EndsOnReading();
            }
            NextHour(output);
        }
        Fill(filling, line.To, line);
        if (line.Rise != given || line.To > HourStart)
        {
            Gather(line.Rise - given, part);
        }
        CountHeld(line.To, output);
    }

    private void Fill(GapFilling? filling, long end, in RegisterLine line)
    {
        for (var made = filling?.Until(end, line) ?? 0; made > 0; made--)
        {
            CountFill();
        }
    }

    private void Arrive(in Sample reading)
    {
        _alone = !_hasBase;
        _hasBase = true;
        _base = reading;
        _glitching = false;
        CountReading(reading.Time);
    }
}
