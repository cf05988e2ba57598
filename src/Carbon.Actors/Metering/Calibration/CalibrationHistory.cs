using System.Collections.Immutable;

namespace Carbon.Metering.Calibration;

/// <summary>
/// When a meter stood under a valid calibration (12.1, 12.2), from all that its register entry ever said. A certificate holds for its own
/// days, whenever it was entered, so a renewed one does not heal the time before it; a correction of the same certificate replaces it;
/// another serial number is another instrument, whose certificates count from its entry on.
/// </summary>
public sealed class CalibrationHistory
{
    private readonly ImmutableArray<InstrumentEntry> entries;
    private readonly ImmutableArray<Stretch> valid;

    private CalibrationHistory(ImmutableArray<InstrumentEntry> entries, ImmutableArray<Stretch> valid)
    {
        this.entries = entries;
        this.valid = valid;
    }

    /// <summary>True where no certificate with a due date was ever entered: nothing is known, rather than expired.</summary>
    public bool IsUnknown => valid.IsEmpty;

    /// <summary>When the meter was entered first, ms; null: never.</summary>
    public long? Since => entries.IsEmpty ? null : entries[0].At;

    /// <summary>The history of entries in the order of their time; the first one holds from the beginning.</summary>
    public static CalibrationHistory Of(IEnumerable<InstrumentEntry> entries, TimeZoneInfo zone)
    {
        var ordered = entries.OrderBy(e => e.At).ToImmutableArray();
        var certificates = new Dictionary<(int Instrument, DateOnly? On, DateOnly? Due), Stretch>();
        var (instrument, since) = (0, long.MinValue);
        for (var i = 0; i < ordered.Length; i++)
        {
            var entry = ordered[i];
            if (i > 0 && entry.SerialNumber != ordered[i - 1].SerialNumber)
            {
                (instrument, since) = (instrument + 1, entry.At);
                foreach (var (key, held) in certificates.ToList())
                    certificates[key] = held with { To = Math.Min(held.To, entry.At) };
            }
            // A certificate without its day is told apart by its due date, and counts from its entry on.
            var certificate = (instrument, entry.CalibratedOn, entry.CalibratedOn is null ? entry.Due : null);
            if (entry.Due is not { } due)
            {
                certificates.Remove(certificate);
                continue;
            }
            var from = entry.CalibratedOn is { } on ? Math.Max(since, Start(on, zone))
                : certificates.TryGetValue(certificate, out var known) ? known.From
                : i == 0 ? long.MinValue : entry.At;
            certificates[certificate] = new Stretch(from, Start(due.AddDays(1), zone));
        }
        return new CalibrationHistory(ordered, [.. certificates.Values.Where(s => s.From < s.To).OrderBy(s => s.From)]);
    }

    /// <summary>Stretches of [from, to) in which no calibration held, in order.</summary>
    public IEnumerable<Stretch> Gaps(long from, long to)
    {
        foreach (var held in valid)
        {
            if (held.From > from && from < to)
                yield return new Stretch(from, Math.Min(held.From, to));
            from = Math.Max(from, held.To);
        }
        if (from < to)
            yield return new Stretch(from, to);
    }

    /// <summary>Accuracy classes that the register named for [from, to).</summary>
    public IEnumerable<string> Classes(long from, long to)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            var begins = i == 0 ? long.MinValue : entries[i].At;
            var ends = i + 1 < entries.Length ? entries[i + 1].At : long.MaxValue;
            if (begins < to && ends > from)
                yield return entries[i].AccuracyClass;
        }
    }

    private static long Start(DateOnly day, TimeZoneInfo zone) => LocalMidnight.Of(day, zone).ToUnixTimeMilliseconds();
}
