namespace Carbon.Metering.Folding;

/// <summary>An announced exchange of the instrument (8.2.2): old register up to its end reading, new one from its start reading.</summary>
internal sealed partial class CounterFold
{
    private Replacement? ExchangeBefore(Sample next)
    {
        foreach (var exchange in Rules.Replacements)
        {
            var at = Moment.Of(exchange.At);
            if (at > _exchangedThrough && (at < next.Time || (at == next.Time && IsNew(exchange, next.Value))))
            {
                return exchange;
            }
        }
        return null;
    }

    /// <summary>A reading at the very moment of the exchange is that of the register it stands nearer to.</summary>
    private static bool IsNew(Replacement exchange, decimal value) =>
        Math.Abs(value - exchange.Start) <= Math.Abs(value - exchange.End);

    private void Exchange(Replacement exchange, in Sample next, FoldOutput output)
    {
        var at = Moment.Of(exchange.At);
        _exchangedThrough = at;
        if (!_hasBase || Line.Time > at)
        {
            Step(next, output);
            return;
        }
        DecideBefore(exchange, at, output);
        var gap = Rules.IsGap(_base.Time, next.Time);
        var part = PartOf(next, gap);
        var old = OldRise(exchange.End, at);
        var fresh = Math.Max(0, next.Value - exchange.Start);
        if (Rules.IsNominal(next.Time - _base.Time))
        {
            CountExtreme(old + fresh);
        }
        Log(IncidentKind.Replacement, next, old + fresh, output);
        var after = _base.Time;
        var filling = FillingUntil(next, gap);
        Move(new(_base.Time, at, _base.Value, old), part, false, filling, output);
        Move(new(at, next.Time, exchange.Start, fresh), part, true, filling, output);
        Arrive(next);
        if (gap)
        {
            Report(after, next.Time, filling, output);
        }
    }

    /// <summary>The end reading speaks for or against what waits.</summary>
    private void DecideBefore(Replacement exchange, long at, FoldOutput output)
    {
        while (_run.Count > 0)
        {
            if (!IsAtLeast(exchange.End, Line.Value) && IsAtLeast(exchange.End, _run.Last.Value) && _run.Last.Time <= at)
            {
                AcceptRun(output);
            }
            else
            {
                _run = default;
            }
        }
        if (_hasTentative && !IsAtLeast(exchange.End, _tentative.Value) && IsAtLeast(exchange.End, _base.Value))
        {
            HoldInOrder(new(_tentative, true));
            _hasTentative = false;
        }
        CommitTentative(output);
    }

    private decimal OldRise(decimal end, long at)
    {
        var rise = end - _base.Value;
        return rise >= 0 ? rise
            : Rules.Point.Modulus is { } modulus && _pace.AllowsWrap(Rules.Point, modulus, _base.Value, end, Math.Max(1, at - _base.Time)) ? rise + modulus
            : 0;
    }
}
