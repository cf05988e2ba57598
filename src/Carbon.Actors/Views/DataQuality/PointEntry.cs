using LinqToDB.Data;

namespace Carbon.Views.DataQuality;

/// <summary>A measuring point in the views.</summary>
/// <param name="Key">Its number.</param>
/// <param name="Meter">Its meter, or a data item.</param>
/// <param name="Point">Its id within the meter.</param>
/// <param name="LastDay">Last settled day, yyyymmdd; null: none.</param>
/// <param name="FirstHour">Start of its first settled hour, ms; null: none.</param>
/// <param name="SettledThrough">Everything before is settled, ms; null: nothing.</param>
internal sealed record PointEntry(long Key, string Meter, string Point, int? LastDay, long? FirstHour, long? SettledThrough)
{
    /// <summary>All points, by meter and point.</summary>
    public static Dictionary<(string Meter, string Point), PointEntry> All(DataConnection db) => db.Query<Row>(
        """
        SELECT key AS Key, meter AS Meter, point AS Point, settled_through AS SettledThrough,
               (SELECT max(d.date) FROM point_day d WHERE d.point = p.key) AS LastDay,
               (SELECT min(h.start) FROM point_hour h WHERE h.point = p.key) AS FirstHour
        FROM point p
        """).ToDictionary(r => (r.Meter, r.Point), r => new PointEntry(r.Key, r.Meter, r.Point, (int?)r.LastDay, r.FirstHour, r.SettledThrough));

    private sealed class Row
    {
        public long Key { get; set; }

        public string Meter { get; set; } = "";

        public string Point { get; set; } = "";

        public long? LastDay { get; set; }

        public long? FirstHour { get; set; }

        public long? SettledThrough { get; set; }
    }
}
