namespace Carbon.Metering.Folding;

/// <summary>
/// How fast a register may move: the configured rate (with a fifth of tolerance), else ten times the fastest increment seen so far.
/// Suspicion only asks later readings for confirmation; it decides nothing alone.
/// </summary>
internal struct Plausibility
{
    private const int Enough = 8;
    private const decimal MsPerHour = 3_600_000m;

    public decimal FastestRise;
    public long FastestTime;
    public int Seen;

    /// <summary>Decimal places of the finest reading so far.</summary>
    public int Scale;

    public readonly bool IsEstablished => Seen >= Enough;

    public void Notice(decimal value) => Scale = Math.Max(Scale, value.Scale);

    /// <summary>Backward moves up to this are noise.</summary>
    public readonly decimal Noise(PointConfiguration point) => 2 * StepOf(point);

    public readonly bool Allows(PointConfiguration point, decimal rise, long elapsed)
    {
        if (point.MaximumRate is { } rate)
        {
            return (rise - Noise(point)) * MsPerHour <= rate * 1.2m * elapsed;
        }
        return Seen < Enough
            || (rise <= FastestRise && elapsed >= FastestTime)
            || (rise - Noise(point)) * FastestTime <= 10 * FastestRise * elapsed;
    }

    /// <summary>A wrap far from the ends of the register needs a rate that explains it (8.2.2).</summary>
    public readonly bool AllowsWrap(PointConfiguration point, decimal modulus, decimal before, decimal after, long elapsed)
    {
        var rise = after + modulus - before;
        var nearEnds = before > 0.9m * modulus && after < 0.1m * modulus;
        if (nearEnds)
        {
            return Allows(point, rise, elapsed);
        }
        return point.MaximumRate is not null ? Allows(point, rise, elapsed)
            : IsEstablished && FastestTime > 0 && rise * FastestTime <= FastestRise * 1.2m * elapsed;
    }

    public void Learn(decimal rise, long elapsed)
    {
        if (Seen < Enough)
        {
            Seen++;
        }
        if (FastestTime == 0 || (elapsed == FastestTime ? rise > FastestRise : rise * FastestTime > FastestRise * elapsed))
        {
            FastestRise = rise;
            FastestTime = elapsed;
        }
    }

    private readonly decimal StepOf(PointConfiguration point) => point.Step > 0 ? point.Step : new decimal(1, 0, 0, false, (byte)Scale);
}
