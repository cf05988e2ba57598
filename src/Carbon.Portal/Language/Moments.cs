using System.Globalization;
using Carbon.Views;

namespace Carbon.Portal.Language;

/// <summary>Instants in the plant's time, and how long ago they are.</summary>
/// <param name="words">Words of the portal.</param>
/// <param name="zone">The plant's time zone.</param>
/// <param name="time">The node's clock.</param>
public sealed class Moments(Words words, PlantZone zone, TimeProvider time)
{
    /// <summary>Date and minute.</summary>
    public string Minute(DateTimeOffset at) => Text(at, "yyyy-MM-dd HH:mm");

    /// <summary>Date and second.</summary>
    public string Second(DateTimeOffset at) => Text(at, "yyyy-MM-dd HH:mm:ss");

    /// <summary>The calendar day.</summary>
    public string Day(DateTimeOffset at) => Text(at, "yyyy-MM-dd");

    /// <summary>How long ago, in the largest fitting unit.</summary>
    public string Age(DateTimeOffset? at)
    {
        if (at is null)
            return words["age.never"];
        var age = time.GetUtcNow() - at.Value;
        return age switch
        {
            { TotalSeconds: < 1 } => words["age.seconds", 0],
            { TotalSeconds: < 90 } => words["age.seconds", (int)age.TotalSeconds],
            { TotalMinutes: < 90 } => words["age.minutes", (int)age.TotalMinutes],
            { TotalHours: < 48 } => words["age.hours", age.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)],
            _ => words["age.days", (int)age.TotalDays],
        };
    }

    private string Text(DateTimeOffset at, string format) => TimeZoneInfo.ConvertTime(at, zone.Zone).ToString(format, CultureInfo.InvariantCulture);
}
