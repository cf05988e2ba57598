using Carbon.Accounting.Sources;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Persistence;
using Google.Protobuf;

namespace Carbon.Views.Projections;

/// <summary>Events of emission sources into the tables of sources, emission hours and emission days.</summary>
public sealed class SourceProjection(ViewWriter writer)
{
    private readonly Dictionary<string, (LocalHours Calendar, int Sign, int Version)> _sources = new(StringComparer.Ordinal);

    /// <summary>Writes what one event says.</summary>
    public void Project(StoredEvent stored)
    {
        var source = stored.EntityId;
        switch (stored.Event)
        {
            case SourceConfigured configured:
                Configure(configured);
                break;
            case ValuesTaken taken:
                writer.Run("INSERT OR REPLACE INTO source_value (source, item, record) VALUES ($1, $2, $3)", writer.Source(source), taken.Item, taken.ToByteArray());
                break;
            case ActivityTaken taken:
                Accrue(source, taken.Accruals);
                break;
            case EmissionsRestated restated:
                Accrue(source, restated.Accruals);
                break;
            case EmissionDaysSettled settled:
                Settle(source, settled);
                break;
        }
    }

    private void Configure(SourceConfigured configured)
    {
        var source = configured.Source;
        var record = source.ToByteArray();
        writer.Run(
            """
            UPDATE source SET plant = $2, name_zh = $3, name_en = $4, category = $5, gas = $6, sign = $7, version = $8, record = $9 WHERE key = $1
            """,
            writer.Source(source.Id), source.Plant, source.NameZh, source.NameEn, source.Category, source.Gas, source.Sign, configured.Version, record);
        writer.Run(
            "INSERT OR REPLACE INTO source_version (source, version, at, by, reason, filed, record) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            writer.Source(source.Id), configured.Version, configured.At, configured.By, configured.Reason, configured.FromFile || source.Binding is null ? 1 : 0, record);
        _sources[source.Id] = Known(source, configured.Version);
    }

    private void Accrue(string id, IReadOnlyList<AccrualRecord> accruals)
    {
        var key = writer.Source(id);
        var (calendar, sign, version) = Of(id, key);
        foreach (var accrual in accruals)
        {
            var date = MeteringRecords.Record(calendar.Of(accrual.Start).Day);
            var parts = MeteringRecords.Parts(accrual.Parts) * sign;
            var figures = new[]
            {
                Nanotonnes.Of(accrual.Tonnes.ToDecimal() * sign),
                Nanotonnes.Of(parts.Estimated), Nanotonnes.Of(parts.Filled),
                Nanotonnes.Of(parts.Manual), Nanotonnes.Of(parts.UnderReview),
            };
            AddToDay(key, accrual.Start, date, figures);
            writer.Run(
                """
                INSERT OR REPLACE INTO emission_hour
                  (source, start, date, tonnes, estimated, filled, manual, review, revision, version, quantities, failure)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                key, accrual.Start, date, figures[0], figures[1], figures[2], figures[3], figures[4], accrual.Revision, version,
                string.Join(' ', accrual.Quantities.Select(q => ViewWriter.Text(q.ToDecimal()))),
                accrual.Failure.Length == 0 ? null : accrual.Failure);
        }
    }

    /// <summary>A settled day is what its record says: of days reckoned from the journal there are no new rows of hours.</summary>
    private void Settle(string id, EmissionDaysSettled settled)
    {
        var key = writer.Source(id);
        var sign = Of(id, key).Sign;
        foreach (var day in settled.Days)
        {
            var parts = MeteringRecords.Parts(day.Parts) * sign;
            writer.Run(
                """
                INSERT INTO emission_day (source, date, tonnes, estimated, filled, manual, review, hours, revision, settled, account)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
                ON CONFLICT (source, date) DO UPDATE SET
                  tonnes = $3, estimated = $4, filled = $5, manual = $6, review = $7, hours = $8, revision = $9, settled = 1, account = $10
                """,
                key, day.Date, Nanotonnes.Of(day.Categories.Sum(c => c.Tonnes.ToDecimal())),
                Nanotonnes.Of(parts.Estimated), Nanotonnes.Of(parts.Filled),
                Nanotonnes.Of(parts.Manual), Nanotonnes.Of(parts.UnderReview),
                day.Hours, day.Revision, settled.Account);
        }
    }

    private void AddToDay(long source, long start, int date, long[] figures)
    {
        writer.Run(
            """
            INSERT INTO emission_day (source, date, tonnes, estimated, filled, manual, review, hours, revision, settled)
            VALUES ($1, $2, $4, $5, $6, $7, $8, 1, 0, 0)
            ON CONFLICT (source, date) DO UPDATE SET
              tonnes = tonnes + $4 - coalesce((SELECT h.tonnes FROM emission_hour h WHERE h.source = $1 AND h.start = $3), 0),
              estimated = estimated + $5 - coalesce((SELECT h.estimated FROM emission_hour h WHERE h.source = $1 AND h.start = $3), 0),
              filled = filled + $6 - coalesce((SELECT h.filled FROM emission_hour h WHERE h.source = $1 AND h.start = $3), 0),
              manual = manual + $7 - coalesce((SELECT h.manual FROM emission_hour h WHERE h.source = $1 AND h.start = $3), 0),
              review = review + $8 - coalesce((SELECT h.review FROM emission_hour h WHERE h.source = $1 AND h.start = $3), 0),
              hours = hours + 1 - (SELECT count(*) FROM emission_hour h WHERE h.source = $1 AND h.start = $3)
            """,
            source, date, start, figures[0], figures[1], figures[2], figures[3], figures[4]);
    }

    private (LocalHours Calendar, int Sign, int Version) Of(string id, long key)
    {
        if (_sources.TryGetValue(id, out var known))
            return known;
        var record = SourceRecord.Parser.ParseFrom((byte[])writer.Scalar("SELECT record FROM source WHERE key = $1", key)!);
        var version = Convert.ToInt32(writer.Scalar("SELECT version FROM source WHERE key = $1", key), System.Globalization.CultureInfo.InvariantCulture);
        return _sources[id] = Known(record, version);
    }

    private static (LocalHours, int, int) Known(SourceRecord source, int version) =>
        (new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)), source.Sign, version);
}
