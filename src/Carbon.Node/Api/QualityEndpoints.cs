using System.Globalization;
using Carbon.Node.Access;
using Carbon.Views;
using Carbon.Views.DataQuality;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>What figures stand on (clause 12): quality, uncertainty, availability, cross-checks of any period.</summary>
public static class QualityEndpoints
{
    /// <summary>Contributors in one answer, where the caller does not say.</summary>
    private const int Top = 50;

    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/quality", Quality)
            .WithName("Quality").WithSummary("What a figure stands on: measured, estimated, filled, manual, under review, out of calibration, availability.")
            .Produces<QualityAnswer>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/availability", Availability)
            .WithName("Availability").WithSummary("Valid of expected readings of the measuring points of a plant.")
            .Produces<IReadOnlyList<PointAvailabilityAnswer>>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/crosschecks", CrossChecks)
            .WithName("CrossChecks").WithSummary("Main meters against their sub-meters, with the tolerance that their classes give.")
            .Produces<IReadOnlyList<CrossCheckAnswer>>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/uncertainty", Uncertainty)
            .WithName("Uncertainty").WithSummary("Combined uncertainty of a figure (GUM), with what contributes to it and what is unknown.")
            .Produces<UncertaintyAnswer>().ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Uncertainty(string? scope, string? from, string? to, string? top, UncertaintyQuery query, PlantZone zone, TimeProvider time)
    {
        if (Problem(scope, from, to, zone, time, out var parsed, out var start, out var end) is { } problem)
            return problem;
        var most = Top;
        if (QueryEndpoints.Given(top) is not null && (!int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > 10_000))
            return QueryEndpoints.Bad($"'top' is a whole number from 1 to 10000, not '{top}'.");
        return query.Budget(parsed, start, end) is { } budget ? Results.Ok(UncertaintyAnswer.Of(parsed, start, end, budget, most)) : Missing(parsed);
    }

    private static IResult Quality(string? scope, string? from, string? to, QualityQuery query, PlantZone zone, TimeProvider time) =>
        Problem(scope, from, to, zone, time, out var parsed, out var start, out var end)
        ?? (query.Of(parsed, start, end) is { } quality ? Results.Ok(QualityAnswer.Of(parsed, start, end, quality)) : Missing(parsed));

    private static IResult Availability(string? plant, string? from, string? to, AvailabilityQuery query, PlantZone zone, TimeProvider time) =>
        !ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem) ? QueryEndpoints.Bad(problem)
        : query.Points(QueryEndpoints.Given(plant), start, end) is { } points ? Results.Ok(points.Select(PointAvailabilityAnswer.Of))
        : QueryEndpoints.NotFound($"There is no plant '{plant}'.");

    private static IResult CrossChecks(string? plant, string? from, string? to, CrossCheckQuery query, PlantZone zone, TimeProvider time) =>
        !ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem) ? QueryEndpoints.Bad(problem)
        : query.Checks(QueryEndpoints.Given(plant), start, end) is { } checks ? Results.Ok(checks.Select(CrossCheckAnswer.Of))
        : QueryEndpoints.NotFound($"There is no plant '{plant}'.");

    private static IResult? Problem(string? scope, string? from, string? to, PlantZone zone, TimeProvider time, out FigureScope parsed, out DateTimeOffset start, out DateTimeOffset end)
    {
        (start, end) = (default, default);
        if (!FigureScope.TryParse(QueryEndpoints.Given(scope) ?? "group", out parsed))
            return QueryEndpoints.Bad($"The scope '{scope}' is not plant:ID, boundary:ID, source:ID or group.");
        return ApiPeriod.TryRead(from, to, zone, time, out start, out end, out var problem) ? null : QueryEndpoints.Bad(problem);
    }

    private static IResult Missing(FigureScope scope) => QueryEndpoints.NotFound($"There is no {scope.Kind} '{scope.Id}'.");
}
