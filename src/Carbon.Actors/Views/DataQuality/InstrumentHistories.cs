using Carbon.Metering;
using Carbon.Metering.Calibration;
using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>The calibration history of every meter, from the views.</summary>
internal static class InstrumentHistories
{
    /// <summary>By meter.</summary>
    public static Dictionary<string, CalibrationHistory> All(DataConnection db, TimeZoneInfo zone) => db.Query<Row>(
        """
        SELECT meter AS Meter, at AS At, calibrated_on AS CalibratedOn, calibration_due AS CalibrationDue, serial_number AS SerialNumber, accuracy_class AS AccuracyClass
        FROM instrument_history ORDER BY meter, at
        """)
        .GroupBy(r => r.Meter)
        .ToDictionary(g => g.Key, g => CalibrationHistory.Of(g.Select(r => new InstrumentEntry(r.At, Day(r.CalibratedOn), Day(r.CalibrationDue), r.SerialNumber, r.AccuracyClass)), zone));

    private static DateOnly? Day(long milliseconds) => milliseconds == 0 ? null : DateOnly.FromDateTime(MeteringRecords.Time(milliseconds).UtcDateTime);

    private sealed class Row
    {
        public string Meter { get; set; } = "";

        public long At { get; set; }

        public long CalibratedOn { get; set; }

        public long CalibrationDue { get; set; }

        public string SerialNumber { get; set; } = "";

        public string AccuracyClass { get; set; } = "";
    }
}
