using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Views.Projections;

/// <summary>Events of meters into the tables of instruments, points, hours, days, gaps and incidents.</summary>
public sealed class MeterProjection(ViewWriter writer)
{
    /// <summary>Writes what one event says.</summary>
    public void Project(StoredEvent stored)
    {
        var meter = stored.EntityId;
        switch (stored.Event)
        {
            case MeterConfigured configured:
                Configure(configured);
                writer.Run("INSERT OR REPLACE INTO meter_version (meter, sequence, at, by, reason, filed, record) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    meter, stored.Sequence, configured.At, configured.By, configured.Reason, configured.FromFile ? 1 : 0, configured.Meter.ToByteArray());
                break;
            case ReadingsRecorded recorded:
                Record(meter, stored.Sequence, recorded);
                break;
            case IntervalsSettled settled:
                Settle(writer.Point(meter, settled.Point), settled);
                break;
            case DaysSettled days:
                Settle(writer.Point(meter, days.Point), days);
                break;
            case GapsClosed closed:
                foreach (var gap in closed.Gaps)
                    writer.Run("INSERT OR REPLACE INTO gap (point, after, before, missing, decided_by, record) VALUES ($1, $2, $3, $4, $5, $6)",
                        writer.Point(meter, closed.Point), gap.After, gap.Before, gap.Missing, closed.By, gap.ToByteArray());
                break;
            case IncidentsNoticed noticed:
                foreach (var incident in noticed.Incidents)
                    writer.Run("INSERT OR REPLACE INTO incident (point, time, kind, before, after, increment) VALUES ($1, $2, $3, $4, $5, $6)",
                        writer.Point(meter, noticed.Point), incident.Time, incident.Kind,
                        ViewWriter.Text(incident.Before.ToDecimal()), ViewWriter.Text(incident.After.ToDecimal()), ViewWriter.Text(incident.Increment.ToDecimal()));
                break;
        }
    }

    private void Configure(MeterConfigured configured)
    {
        var meter = configured.Meter;
        writer.Run(
            """
            INSERT OR REPLACE INTO meter (id, plant, name_zh, name_en, medium, channel, parent, record, configured_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            meter.Id, meter.Plant, meter.Instrument.NameZh, meter.Instrument.NameEn, meter.Instrument.Medium, meter.Instrument.Channel,
            meter.Instrument.ParentMeter, meter.ToByteArray(), configured.At);
        writer.Run(
            """
            INSERT OR REPLACE INTO instrument_history (meter, at, calibrated_on, calibration_due, certificate, serial_number, accuracy_class)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            meter.Id, configured.At, meter.Instrument.CalibratedOn, meter.Instrument.CalibrationDue, meter.Instrument.Certificate,
            meter.Instrument.SerialNumber, meter.Instrument.AccuracyClass);
        foreach (var point in meter.Points)
            writer.Run("UPDATE point SET kind = $2, unit = $3 WHERE key = $1", writer.Point(meter.Id, point.Id), point.Kind, point.Unit);
    }

    private void Record(string meter, long sequence, ReadingsRecorded recorded)
    {
        foreach (var group in recorded.Points)
        {
            var point = writer.Point(meter, group.Point);
            var latest = group.Readings[0];
            var (first, last) = (long.MaxValue, long.MinValue);
            foreach (var reading in group.Readings)
            {
                first = Math.Min(first, reading.MeasuredAt);
                last = Math.Max(last, reading.MeasuredAt);
                if (reading.MeasuredAt >= latest.MeasuredAt)
                    latest = reading;
            }
            writer.Run("INSERT OR REPLACE INTO reading_event (point, first, sequence, last, count) VALUES ($1, $2, $3, $4, $5)",
                point, first, sequence, last, group.Readings.Count);
            writer.Run(
                """
                UPDATE point SET latest_at = $2, latest_value = $3, latest_quality = $4
                WHERE key = $1 AND (latest_at IS NULL OR latest_at <= $2)
                """,
                point, latest.MeasuredAt, ViewWriter.Text(MeteringRecords.Value(latest)), latest.Quality);
        }
    }

    private void Settle(long point, IntervalsSettled settled)
    {
        foreach (var hour in settled.Intervals)
        {
            var parts = MeteringRecords.Parts(hour.Parts);
            writer.Run(
                """
                INSERT OR REPLACE INTO point_hour (point, start, quantity, estimated, filled, manual, review, readings, invalid, fills, revision)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                point, hour.Start, ViewWriter.Text(hour.Quantity.ToDecimal()),
                ViewWriter.Part(parts.Estimated), ViewWriter.Part(parts.Filled), ViewWriter.Part(parts.Manual), ViewWriter.Part(parts.UnderReview),
                hour.Readings, hour.Invalid, hour.Filled, hour.Revision);
        }
        writer.Run("UPDATE point SET settled_through = $2 WHERE key = $1", point, settled.SettledThrough);
    }

    private void Settle(long point, DaysSettled settled)
    {
        foreach (var day in settled.Days)
        {
            var parts = MeteringRecords.Parts(day.Parts);
            writer.Run(
                """
                INSERT OR REPLACE INTO point_day
                  (point, date, increment, minimum, maximum, estimated, filled, manual, review, readings, invalid, fills, exact, revision)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                point, day.Date, ViewWriter.Text(day.Increment.ToDecimal()), Text(day.Minimum), Text(day.Maximum),
                ViewWriter.Part(parts.Estimated), ViewWriter.Part(parts.Filled), ViewWriter.Part(parts.Manual), ViewWriter.Part(parts.UnderReview),
                day.Readings, day.Invalid, day.Filled, day.Exact ? 1 : 0, day.Revision);
        }
    }

    private static string? Text(DecimalValue? value) => value is null ? null : ViewWriter.Text(value.ToDecimal());
}
