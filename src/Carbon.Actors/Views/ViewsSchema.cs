namespace Carbon.Views;

/// <summary>The tables of the views. They hold nothing that the journal does not; another version is simply built anew.</summary>
public static class ViewsSchema
{
    /// <summary>Raised with every change of <see cref="Ddl"/> or of what a projection writes.</summary>
    public const int Version = 9;

    /// <summary>
    /// Quantities of points are decimal text; emissions and their quality parts are whole nanotonnes (1 mg), so that the database sums them
    /// without loss. Times are milliseconds since 1970, dates yyyymmdd.
    /// </summary>
    public const string Ddl =
        """
        CREATE TABLE position (name TEXT PRIMARY KEY, ordering INTEGER NOT NULL, written_at INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE unit (
          entity TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, plant TEXT NOT NULL,
          name_zh TEXT NOT NULL, name_en TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE meter (
          id TEXT PRIMARY KEY, plant TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, medium TEXT NOT NULL,
          channel TEXT NOT NULL, parent TEXT NOT NULL, record BLOB NOT NULL, configured_at INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE meter_version (
          meter TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, filed INTEGER NOT NULL, record BLOB NOT NULL,
          PRIMARY KEY (meter, sequence)) WITHOUT ROWID;

        CREATE TABLE channel_version (
          plant TEXT NOT NULL, channel TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, filed INTEGER NOT NULL, record BLOB,
          PRIMARY KEY (plant, channel, version)) WITHOUT ROWID;

        CREATE TABLE instrument_history (
          meter TEXT NOT NULL, at INTEGER NOT NULL, calibrated_on INTEGER NOT NULL, calibration_due INTEGER NOT NULL,
          certificate TEXT NOT NULL, serial_number TEXT NOT NULL, accuracy_class TEXT NOT NULL,
          PRIMARY KEY (meter, at)) WITHOUT ROWID;

        CREATE TABLE point (
          key INTEGER PRIMARY KEY, meter TEXT NOT NULL, point TEXT NOT NULL, kind INTEGER NOT NULL, unit TEXT NOT NULL,
          latest_at INTEGER, latest_value TEXT, latest_quality INTEGER, settled_through INTEGER,
          UNIQUE (meter, point));

        CREATE TABLE point_hour (
          point INTEGER NOT NULL, start INTEGER NOT NULL, quantity TEXT NOT NULL,
          estimated TEXT, filled TEXT, manual TEXT, review TEXT,
          readings INTEGER NOT NULL, invalid INTEGER NOT NULL, fills INTEGER NOT NULL, revision INTEGER NOT NULL,
          PRIMARY KEY (point, start)) WITHOUT ROWID;

        CREATE TABLE point_day (
          point INTEGER NOT NULL, date INTEGER NOT NULL, increment TEXT NOT NULL, minimum TEXT, maximum TEXT,
          estimated TEXT, filled TEXT, manual TEXT, review TEXT,
          readings INTEGER NOT NULL, invalid INTEGER NOT NULL, fills INTEGER NOT NULL, exact INTEGER NOT NULL, revision INTEGER NOT NULL,
          PRIMARY KEY (point, date)) WITHOUT ROWID;

        CREATE TABLE reading_event (
          point INTEGER NOT NULL, first INTEGER NOT NULL, sequence INTEGER NOT NULL, last INTEGER NOT NULL, count INTEGER NOT NULL,
          PRIMARY KEY (point, first, sequence)) WITHOUT ROWID;

        CREATE TABLE gap (
          point INTEGER NOT NULL, after INTEGER NOT NULL, before INTEGER NOT NULL, missing INTEGER NOT NULL, decided_by TEXT NOT NULL, record BLOB NOT NULL,
          PRIMARY KEY (point, after)) WITHOUT ROWID;

        CREATE TABLE incident (
          point INTEGER NOT NULL, time INTEGER NOT NULL, kind INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, increment TEXT NOT NULL,
          PRIMARY KEY (point, time, kind)) WITHOUT ROWID;

        CREATE TABLE source (
          key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, plant TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
          category TEXT NOT NULL, gas TEXT NOT NULL, sign INTEGER NOT NULL, version INTEGER NOT NULL, record BLOB NOT NULL);

        CREATE TABLE source_value (
          source INTEGER NOT NULL, item TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (source, item)) WITHOUT ROWID;

        CREATE TABLE source_version (
          source INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, filed INTEGER NOT NULL, record BLOB NOT NULL,
          PRIMARY KEY (source, version)) WITHOUT ROWID;

        CREATE TABLE emission_hour (
          source INTEGER NOT NULL, start INTEGER NOT NULL, date INTEGER NOT NULL, tonnes INTEGER NOT NULL,
          estimated INTEGER NOT NULL, filled INTEGER NOT NULL, manual INTEGER NOT NULL, review INTEGER NOT NULL,
          revision INTEGER NOT NULL, version INTEGER NOT NULL, quantities TEXT NOT NULL, failure TEXT,
          PRIMARY KEY (source, start)) WITHOUT ROWID;

        CREATE TABLE emission_day (
          source INTEGER NOT NULL, date INTEGER NOT NULL, tonnes INTEGER NOT NULL,
          estimated INTEGER NOT NULL, filled INTEGER NOT NULL, manual INTEGER NOT NULL, review INTEGER NOT NULL,
          hours INTEGER NOT NULL, revision INTEGER NOT NULL, settled INTEGER NOT NULL, account INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (source, date)) WITHOUT ROWID;

        CREATE INDEX emission_day_date ON emission_day (date, source);

        CREATE TABLE plant_settings (
          plant TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, file TEXT NOT NULL, record BLOB NOT NULL,
          PRIMARY KEY (plant, version)) WITHOUT ROWID;

        CREATE TABLE item (
          id TEXT PRIMARY KEY, plant TEXT NOT NULL, version INTEGER NOT NULL, first_at INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE item_entry (
          item TEXT NOT NULL, id TEXT NOT NULL, state INTEGER NOT NULL, at INTEGER NOT NULL, standing BLOB NOT NULL, second_check BLOB,
          PRIMARY KEY (item, id)) WITHOUT ROWID;

        CREATE TABLE item_step (
          item TEXT NOT NULL, entry TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, by TEXT NOT NULL,
          reason TEXT NOT NULL, drafted BLOB, voucher BLOB,
          PRIMARY KEY (item, entry, sequence)) WITHOUT ROWID;

        CREATE TABLE unit_day (
          entity TEXT NOT NULL, date INTEGER NOT NULL, category TEXT NOT NULL, apart INTEGER NOT NULL, tonnes TEXT NOT NULL, revision INTEGER NOT NULL,
          PRIMARY KEY (entity, date, category, apart)) WITHOUT ROWID;
        """;
}
