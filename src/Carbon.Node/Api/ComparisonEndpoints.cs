using System.Globalization;
using System.Security.Claims;
using Carbon.Node.Access;
using Carbon.Portal.Revisions;
using Carbon.Views;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;

namespace Carbon.Node.Api;

/// <summary>Figures in two states and why they differ; revisions; marks of reporting.</summary>
public static class ComparisonEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/comparison", Compare).RequireAuthorization(AccessServices.View)
            .WithName("Comparison").WithSummary("Compares two states of a period, split by cause. Sides: reported, known:DATE, current, recomputed.")
            .Produces<ComparisonAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/figures/{id}/revisions", Revisions).RequireAuthorization(AccessServices.View)
            .WithName("FigureRevisions").WithSummary("Every settled state of a figure, oldest first.").Produces<RevisionsAnswer>().ProducesProblem(404);
        api.MapGet("/plants/{id}/reported-periods", Reports).RequireAuthorization(AccessServices.View)
            .WithName("ReportedPeriods").WithSummary("Periods marked as reported.").Produces<IReadOnlyList<ReportedPeriodAnswer>>().ProducesProblem(404);
        api.MapPost("/plants/{id}/reported-periods", ReportAsync).RequireAuthorization(AccessServices.Enter)
            .WithName("ReportPeriod").WithSummary("Marks a period as reported: what is known now is what was reported.")
            .Produces<ReportedPeriodAnswer>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Compare(string? scope, string? from, string? to, string? left, string? right, ComparisonQueries comparisons, PlantZone zone)
    {
        if (!FigureScope.TryParse(string.IsNullOrEmpty(scope) ? "group" : scope, out var parsed))
            return Bad($"The scope '{scope}' is not plant:ID, boundary:ID, source:ID or group.");
        if (!TryDays(from, to, out var first, out var after, out var problem))
            return Bad(problem);
        if (!ComparisonSide.TryParse(string.IsNullOrEmpty(left) ? "reported" : left, zone.Zone, out var one))
            return Bad($"'left' is not reported, known:DATE, current or recomputed: {left}");
        if (!ComparisonSide.TryParse(string.IsNullOrEmpty(right) ? "current" : right, zone.Zone, out var other))
            return Bad($"'right' is not reported, known:DATE, current or recomputed: {right}");
        return comparisons.Compare(parsed, first, after, one, other, out problem) is { } found
            ? Results.Ok(ComparisonAnswer.Of(parsed, first, after, found))
            : Results.Problem(problem, statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult Revisions(string id, ComparisonQueries comparisons) =>
        FigureId.TryParse(id, out var parsed) && comparisons.Revisions(parsed) is { } found
            ? Results.Ok(new RevisionsAnswer(id, [.. found.Select(r => new RevisionAnswer(r.At, r.Tonnes, r.Revision, r.Sources))]))
            : Results.Problem($"There is no figure '{id}' of a day or longer. Figure ids come with the figures of /api/v1/emissions.", statusCode: StatusCodes.Status404NotFound);

    private static IResult Reports(string id, PlantCatalogue catalogue, ComparisonQueries comparisons) => catalogue.Plants().Any(p => p.Id == id)
        ? Results.Ok(comparisons.Reports(id).Select(ReportedPeriodAnswer.Of).ToList())
        : Results.Problem($"There is no plant '{id}'.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> ReportAsync(
        string id, ReportedPeriodRequest body, ClaimsPrincipal user, PlantCatalogue catalogue, IPeriodMarks marks, CancellationToken cancellation)
    {
        if (catalogue.Plants().All(p => p.Id != id))
            return Results.Problem($"There is no plant '{id}'.", statusCode: StatusCodes.Status404NotFound);
        if (!TryDays(body.From, body.To, out var from, out var to, out var problem))
            return Bad(problem);
        var (mark, refusal) = await marks.MarkAsync(id, from, to.AddDays(-1), user.Identity?.Name ?? "", body.Note ?? "", cancellation);
        return mark is null ? Bad(refusal) : Results.Created($"/api/v1/plants/{Uri.EscapeDataString(id)}/reported-periods", ReportedPeriodAnswer.Of(mark));
    }

    /// <summary>Days of the plant: <paramref name="to"/> is the day after the last.</summary>
    private static bool TryDays(string? from, string? to, out DateOnly first, out DateOnly after, out string problem)
    {
        problem = "";
        after = default;
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first))
            problem = $"'from' is not a day like 2026-01-01: {from}";
        else if (!DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out after))
            problem = $"'to' is not a day like 2026-02-01: {to}";
        else if (after <= first)
            problem = "'to' is not after 'from'; it is the day after the last.";
        else if (after.DayNumber - first.DayNumber > 3660)
            problem = "Compare at most ten years at once.";
        return problem.Length == 0;
    }

    private static IResult Bad(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
