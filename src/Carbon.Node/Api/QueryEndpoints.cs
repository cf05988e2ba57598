using Carbon.Metering;
using Carbon.Node.Access;
using Carbon.Portal.Collection;
using Carbon.Views;
using Carbon.Views.Figures;
using Carbon.Views.Meters;
using Carbon.Views.Traces;

namespace Carbon.Node.Api;

/// <summary>What can be asked: plants, meters, series, figures and their traces.</summary>
public static class QueryEndpoints
{
    /// <summary>Most raw readings in one answer.</summary>
    private const int MaximumRows = 100_000;

    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/plants", (PlantCatalogue catalogue, ICollectionState state) => catalogue.Plants().Select(p => PlantAnswer.Of(p, MetersOf(p.Id, catalogue), state)))
            .WithName("Plants").WithSummary("Plants with the state of their collection.");
        view.MapGet("/plants/{id}", (string id, PlantCatalogue catalogue, ICollectionState state) =>
                catalogue.Plants().FirstOrDefault(p => p.Id == id) is { } plant ? Results.Ok(PlantAnswer.Of(plant, MetersOf(id, catalogue), state)) : NotFound($"There is no plant '{id}'."))
            .WithName("Plant").WithSummary("One plant.").Produces<PlantAnswer>().ProducesProblem(404);
        view.MapGet("/meters", (string? plant, MeterQueries meters, ICollectionState state) => meters.Meters(Given(plant)).Select(m => MeterAnswer.Of(m, state)))
            .WithName("Meters").WithSummary("Instruments with their latest values.");
        view.MapGet("/meters/{id}", (string id, MeterQueries meters, ICollectionState state) =>
                meters.Meter(id) is { } meter ? Results.Ok(MeterAnswer.Of(meter, state)) : NotFound($"There is no meter '{id}'."))
            .WithName("Meter").WithSummary("One instrument.").Produces<MeterAnswer>().ProducesProblem(404);
        view.MapGet("/meters/{id}/readings", Readings)
            .WithName("MeterReadings").WithSummary("Series of a meter: step raw, minute, hour, day, month or year.").Produces<SeriesAnswer>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/emissions", Emissions)
            .WithName("Emissions").WithSummary("Emission figures of a plant, boundary, source or the group.").Produces<EmissionsAnswer>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/figures/{id}/trace", Trace)
            .WithName("FigureTrace").WithSummary("The whole provenance of one figure.").Produces<TraceAnswer>().ProducesProblem(404);
    }

    private static IResult Readings(string id, string? from, string? to, string? step, string? point, MeterQueries meters, RawReadingQueries raw, PlantZone zone, TimeProvider time)
    {
        if (meters.Meter(id) is not { } meter)
            return NotFound($"There is no meter '{id}'.");
        if (!ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem))
            return Bad(problem);
        var word = Given(step) ?? "hour";
        if (word is not ("raw" or "minute" or "hour" or "day" or "month" or "quarter" or "year"))
            return Bad($"The step '{word}' is not one of raw, minute, hour, day, month, quarter, year.");
        var points = meter.Points.Where(p => Given(point) is null || p.Point == point).ToList();
        if (points.Count == 0)
            return NotFound($"The meter '{id}' has no point '{point}'.");
        return Results.Ok(new SeriesAnswer(id, word, [.. points.Select(p => new PointSeriesAnswer(p.Point, p.Unit, p.Kind, Values(id, p.Point, word, start, end, meters, raw)))]));
    }

    private static IReadOnlyList<object> Values(string meter, string point, string step, DateTimeOffset from, DateTimeOffset to, MeterQueries meters, RawReadingQueries raw) => step switch
    {
        "raw" => [.. raw.Readings(meter, point, from, to, MaximumRows).Select(RawAnswer.Of)],
        "minute" => [.. raw.Readings(meter, point, from, to, MaximumRows)
            .Where(r => r.Quality == Quality.Good)
            .GroupBy(r => r.At.ToUnixTimeSeconds() / 60)
            .Select(g => RawAnswer.Of(g.Last()))],
        "hour" => [.. meters.Hours(meter, point, from, to).Select(FigureAnswer.Of)],
        "day" => [.. meters.Days(meter, point, from, to).Select(FigureAnswer.Of)],
        "month" => [.. meters.Periods(meter, point, from, to, FigureStep.Month).Select(FigureAnswer.Of)],
        "quarter" => [.. meters.Periods(meter, point, from, to, FigureStep.Quarter).Select(FigureAnswer.Of)],
        _ => [.. meters.Periods(meter, point, from, to, FigureStep.Year).Select(FigureAnswer.Of)],
    };

    private static IResult Emissions(string? scope, string? from, string? to, string? step, string? by, FigureQueries figures, PlantZone zone, TimeProvider time)
    {
        if (!FigureScope.TryParse(Given(scope) ?? "group", out var parsed))
            return Bad($"The scope '{scope}' is not plant:ID, boundary:ID, source:ID or group.");
        if (!ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem))
            return Bad(problem);
        if (!TryWord<FigureStep>(Given(step) ?? "day", out var length))
            return Bad($"The step '{step}' is not one of hour, day, month, quarter, year.");
        var split = FigureSplit.Total;
        if (Given(by) is not null && (!TryWord(by!, out split) || split == FigureSplit.Total))
            return Bad($"The breakdown '{by}' is not one of category, source, gas.");
        return figures.Emissions(parsed, start, end, length, split) is { } found
            ? Results.Ok(new EmissionsAnswer(parsed.ToString(), Word(length), Given(by) ?? "total", "tCO2e", [.. found.Select(EmissionAnswer.Of)]))
            : NotFound($"There is no {parsed.Kind} '{parsed.Id}'.");
    }

    private static IResult Trace(string id, FigureTraceQuery traces) =>
        FigureId.TryParse(id, out var parsed) && traces.Trace(parsed) is { } trace
            ? Results.Ok(TraceAnswer.Of(trace))
            : NotFound($"There is no figure '{id}'. Figure ids come with the figures of /api/v1/emissions.");

    private static bool TryWord<T>(string text, out T value) where T : struct, Enum =>
        Enum.TryParse(text, true, out value) && !char.IsAsciiDigit(text[0]) && Enum.IsDefined(value);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IEnumerable<string> MetersOf(string plant, PlantCatalogue catalogue) => catalogue.Meters().Where(m => m.Plant == plant).Select(m => m.Id);

    /// <summary>A parameter without a value counts as left out.</summary>
    internal static string? Given(string? parameter) => string.IsNullOrEmpty(parameter) ? null : parameter;

    internal static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    internal static IResult Bad(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
