namespace Carbon.Views.Meters;

/// <summary>A row of the table of points.</summary>
internal sealed class PointRow
{
    public const string Select =
        "SELECT meter AS Meter, point AS Point, latest_at AS LatestAt, latest_value AS LatestValue, latest_quality AS LatestQuality, settled_through AS SettledThrough FROM point";

    public string Meter { get; set; } = "";

    public string Point { get; set; } = "";

    public long? LatestAt { get; set; }

    public string? LatestValue { get; set; }

    public int? LatestQuality { get; set; }

    public long? SettledThrough { get; set; }
}

/// <summary>A row of the tables of hours and days of points.</summary>
internal sealed class SeriesRow
{
    public long Start { get; set; }

    public string Quantity { get; set; } = "";

    public string? Minimum { get; set; }

    public string? Maximum { get; set; }

    public string? Estimated { get; set; }

    public string? Filled { get; set; }

    public string? Manual { get; set; }

    public string? Review { get; set; }

    public int Readings { get; set; }

    public int Invalid { get; set; }

    public int Fills { get; set; }

    public int Revision { get; set; }

    public SeriesFigure Figure(DateTimeOffset start) => new(
        start, MeterQueries.Number(Quantity), new Metering.QualityParts(Part(Estimated), Part(Filled), Part(Manual), Part(Review)),
        Minimum is null ? null : MeterQueries.Number(Minimum), Maximum is null ? null : MeterQueries.Number(Maximum), Readings, Invalid, Fills, Revision);

    private static decimal Part(string? text) => text is null ? 0m : MeterQueries.Number(text);
}

/// <summary>A row of the table of gaps.</summary>
internal sealed class GapRow
{
    public string DecidedBy { get; set; } = "";

    public byte[] Record { get; set; } = [];
}

/// <summary>A row of the table of incidents.</summary>
internal sealed class IncidentRow
{
    public int Kind { get; set; }

    public long Time { get; set; }

    public string Before { get; set; } = "";

    public string After { get; set; } = "";

    public string Increment { get; set; } = "";
}
