using System.Diagnostics;

namespace Carbon.Node.Acquisition.Channels;

/// <summary>
/// When meters that do not answer are tried. All of them together cost their line at most one deadline a probe period and a tenth of its real
/// time; when one answers, the next is tried at once, so that a cabinet that has power again is there soon.
/// </summary>
internal sealed class Probing(PolledChannelOptions options, IReadOnlyList<PolledMeter> meters)
{
    /// <summary>Time that belongs to the living, in costs of a try.</summary>
    private const int Rest = 9;

    private DateTimeOffset _at;

    /// <summary>Earliest next try by the machine's own stopwatch, however fast the injected clock runs.</summary>
    private long _notBefore;

    /// <summary>True where no meter answers.</summary>
    public bool NobodyAnswers
    {
        get
        {
            foreach (var meter in meters)
                if (!meter.Silent)
                    return false;
            return true;
        }
    }

    /// <summary>When one is to be tried next.</summary>
    public DateTimeOffset Due => Longest() is null ? DateTimeOffset.MaxValue : _at;

    /// <summary>The meter to be tried now: of those that do not answer the one that waits longest; null where none is due.</summary>
    public PolledMeter? Next(DateTimeOffset now)
    {
        if (now < _at || Longest() is not { } meter)
            return null;
        // Where nothing answers there is nobody to be kept waiting: each meter is tried once a period.
        _at = now + (NobodyAnswers ? options.ProbeEvery / meters.Count : options.ProbeEvery);
        return Stopwatch.GetTimestamp() < _notBefore ? null : meter;
    }

    /// <summary>A meter does not answer, or still does not; finding that out cost the line <paramref name="cost"/>.</summary>
    public void Silent(PolledMeter meter, DateTimeOffset now, TimeSpan cost)
    {
        if (Longest() is null)
            _at = now + options.ProbeEvery;
        (meter.Silent, meter.Answers, meter.TriedAt) = (true, false, now);
        _notBefore = Stopwatch.GetTimestamp() + (long)(cost.TotalSeconds * (NobodyAnswers ? 1 : Rest) * Stopwatch.Frequency);
    }

    /// <summary>A meter answers again.</summary>
    public void Recovered(DateTimeOffset now) => _at = now;

    private PolledMeter? Longest()
    {
        PolledMeter? longest = null;
        foreach (var meter in meters)
            if (meter.Silent && (longest is null || meter.TriedAt < longest.TriedAt))
                longest = meter;
        return longest;
    }
}
