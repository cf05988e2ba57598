using System.Globalization;

namespace Carbon.Node.Settle;

/// <summary>
/// Reads time fields: by the given format, else ISO 8601, the common numeric forms and Unix seconds. Times without an offset are local
/// times of the zone; in the hour that autumn repeats, a label that comes a second time is the second hour.
/// </summary>
public sealed class TimeReader(TimeZoneInfo zone, string? format, DateOrder order)
{
    private readonly string[]? _forms = format is null ? null : TimeFormat.Forms(format);
    private readonly HashSet<DateTime> _repeatable = [];

    /// <summary>True where the field reads as a time.</summary>
    public bool LooksLikeTime(string text) => Parse(text, out _, out _);

    /// <summary>Reads one field; call in the order of the file.</summary>
    /// <param name="text">The field.</param>
    /// <param name="nextDay">Midnight was printed with the date of the day that it ends.</param>
    /// <param name="time">The instant.</param>
    public bool Read(string text, bool nextDay, out DateTimeOffset time)
    {
        time = default;
        if (!Parse(text, out var local, out var offset) || local.Year is < 1900 or > 9000)
        {
            return false;
        }
        local = nextDay ? local.AddDays(1) : local;
        time = new DateTimeOffset(local, offset ?? OffsetOf(local));
        return true;
    }

    /// <summary>The time as printed, without its offset.</summary>
    public bool Printed(string text, out DateTime local) => Parse(text, out local, out _);

    private TimeSpan OffsetOf(DateTime local)
    {
        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local);
            return _repeatable.Add(local) ? offsets.Max() : offsets.Min();
        }
        return zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3)) : zone.GetUtcOffset(local);
    }

    private bool Parse(string text, out DateTime local, out TimeSpan? offset)
    {
        offset = null;
        if (_forms is null)
        {
            return NumericTime.TryParse(text, order, out local, out offset);
        }
        foreach (var form in _forms)
        {
            if (form.Contains('z', StringComparison.Ordinal)
                && DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            {
                (local, offset) = (exact.DateTime, exact.Offset);
                return true;
            }
            if (DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
            {
                offset = form.EndsWith("'Z'", StringComparison.Ordinal) ? TimeSpan.Zero : null;
                local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
                return true;
            }
        }
        local = default;
        return false;
    }
}
