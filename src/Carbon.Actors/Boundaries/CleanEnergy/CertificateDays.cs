using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Boundaries.CleanEnergy;

/// <summary>Certificates spread over the days of the use that they stand for: any periods that follow on each other add up to the whole, exactly.</summary>
public static class CertificateDays
{
    private const int Places = 9;

    /// <summary>MWh of a certificate in local days, first and last included.</summary>
    public static decimal Mwh(CertificateRecord certificate, DateOnly first, DateOnly last)
    {
        var (from, to) = (MeteringRecords.Date(certificate.From), MeteringRecords.Date(certificate.To));
        var (start, end) = (first > from ? first : from, last < to ? last : to);
        if (end < start)
            return 0m;
        var (whole, days) = (certificate.Mwh.ToDecimal(), to.DayNumber - from.DayNumber + 1);
        return Until(end.DayNumber - from.DayNumber + 1) - Until(start.DayNumber - from.DayNumber);

        decimal Until(int day) => day == days ? whole : decimal.Round(whole * day / days, Places, MidpointRounding.AwayFromZero);
    }
}
