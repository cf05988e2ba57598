using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Node.Acquisition;
using Carbon.Portal.Collection;
using Carbon.Views.Figures;
using Carbon.Views.Meters;

namespace Carbon.Node.Api;

/// <summary>A plant with the state of its collection.</summary>
public sealed record PlantAnswer(
    string Id, string NameZh, string NameEn, string Registration, string Industry, string TimeZone, string Method,
    IReadOnlyDictionary<string, int> Collection)
{
    internal static PlantAnswer Of(FactoryRecord plant, IEnumerable<string> meters, ICollectionState state) => new(
        plant.Id, plant.NameZh, plant.NameEn, plant.Registration, plant.Industry, plant.TimeZone, plant.Method,
        state.Counts(meters).ToDictionary(c => Words.Of(c.Key), c => c.Value));
}

/// <summary>A meter with its latest values.</summary>
public sealed record MeterAnswer(
    string Id, string Plant, string NameZh, string NameEn, string Medium, string Vendor, string Model, string SerialNumber, string Place,
    string AccuracyClass, string Certificate, string State, DateTimeOffset? LastContact, string? LastError, IReadOnlyList<LatestAnswer> Points)
{
    internal static MeterAnswer Of(MeterView meter, ICollectionState state)
    {
        var instrument = meter.Record.Instrument;
        var link = state.Of(meter.Id);
        return new MeterAnswer(
            meter.Id, meter.Record.Plant, instrument.NameZh, instrument.NameEn, instrument.Medium, instrument.Vendor, instrument.Model,
            instrument.SerialNumber, instrument.Place, instrument.AccuracyClass, instrument.Certificate,
            Words.Of(link.State), link.LastContact, link.LastError,
            [.. meter.Points.Select(p => new LatestAnswer(p.Point, p.NameZh, p.NameEn, Words.Of(p.Kind), p.Unit, p.At, p.Value, p.Quality is { } q ? Words.Of(q) : null, p.SettledThrough))]);
    }
}

/// <summary>Latest value of a point.</summary>
public sealed record LatestAnswer(
    string Point, string NameZh, string NameEn, string Kind, string Unit, DateTimeOffset? Time, decimal? Value, string? Quality, DateTimeOffset? SettledThrough);

/// <summary>Series of a meter's points.</summary>
public sealed record SeriesAnswer(string Meter, string Step, IReadOnlyList<PointSeriesAnswer> Points);

/// <summary>Series of one point; raw values are as the instrument gave them, others quantities in the unit.</summary>
public sealed record PointSeriesAnswer(string Point, string Unit, PointKind Kind, IReadOnlyList<object> Values);

/// <summary>A raw reading.</summary>
public sealed record RawAnswer(DateTimeOffset Time, DateTimeOffset ReceivedAt, decimal Value, string Quality, string? Id, long Sequence, string? Frame)
{
    internal static RawAnswer Of(RawReading reading) => new(
        reading.At, reading.ReceivedAt, reading.Value, Words.Of(reading.Quality), reading.Id.Length == 0 ? null : reading.Id, reading.Sequence,
        reading.Frame.IsEmpty ? null : Hex.Spaced(reading.Frame.Span));
}

/// <summary>A figure of a point.</summary>
public sealed record FigureAnswer(
    DateTimeOffset Time, decimal Value, decimal? Min, decimal? Max, int Readings, int Invalid, int Filled, QualityShares Quality, int Revision)
{
    internal static FigureAnswer Of(SeriesFigure figure) => new(
        figure.Start, figure.Quantity, figure.Minimum, figure.Maximum, figure.Readings, figure.Invalid, figure.Filled,
        QualityShares.Of(figure.Quantity, figure.Parts.Estimated, figure.Parts.Filled, figure.Parts.Manual, figure.Parts.UnderReview), figure.Revision);
}

/// <summary>Emission figures.</summary>
public sealed record EmissionsAnswer(string Scope, string Step, string By, string Unit, IReadOnlyList<EmissionAnswer> Figures);

/// <summary>
/// One emission figure; <paramref name="Id"/> opens its trace. <paramref name="Live"/> is what its open hours would add as they stand now;
/// <paramref name="Apart"/>: it counts in no total; <paramref name="Floored"/>: a negative sum of the year counts as 0.
/// </summary>
public sealed record EmissionAnswer(
    string Id, DateTimeOffset From, DateTimeOffset To, string? Key, decimal Value, decimal Live, QualityShares Quality, int Revision, bool Settled, bool Apart, bool Floored)
{
    internal static EmissionAnswer Of(EmissionFigure figure) => new(
        figure.Id.ToString(), figure.Period.Start, figure.Period.End, figure.Key.Length == 0 ? null : figure.Key, figure.Tonnes, figure.Live, figure.Quality, figure.Revision, figure.Settled, figure.Apart, figure.Floored);
}

/// <summary>Enumerations as the API writes them.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => value switch
    {
        Quality.OutOfRange => "out_of_range",
        Quality.UnderReview => "under_review",
        _ => value.ToString().ToLowerInvariant(),
    };
}
