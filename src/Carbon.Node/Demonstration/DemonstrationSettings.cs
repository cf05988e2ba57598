using System.Globalization;
using Carbon.Node.Settings;

namespace Carbon.Node.Demonstration;

/// <summary>
/// Moves what settings tie to the calendar into the months that a demonstration lives through: a quota of a month stands for each of them, and
/// certificates for all of them.
/// </summary>
internal static class DemonstrationSettings
{
    private const int Months = 5;

    /// <summary>The settings of a demonstration that began at <paramref name="epoch"/>; the same for the same begin.</summary>
    public static SettingsSection? Moved(SettingsSection? settings, DateTimeOffset epoch, TimeZoneInfo zone)
    {
        if (settings is null)
            return null;
        var local = TimeZoneInfo.ConvertTime(epoch, zone);
        var first = new DateOnly(local.Year, local.Month, 1);
        var months = Enumerable.Range(0, Months).Select(first.AddMonths).Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();
        return settings with
        {
            Quotas = [.. settings.Quotas.SelectMany(q => months.Select(m => q with { Id = $"{q.Id}-{m}", Period = m }))],
            CleanEnergy = settings.CleanEnergy is { } clean
                ? clean with { Certificates = [.. clean.Certificates.Select(c => c with { From = first, To = first.AddMonths(Months).AddDays(-1) })] }
                : null,
        };
    }
}
