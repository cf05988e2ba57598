using Carbon.Boundaries.Quotas;
using Carbon.Node.Access;
using Carbon.Views;
using Carbon.Views.Alerts;
using Carbon.Views.Figures;
using Carbon.Views.Intensity;
using Carbon.Views.Quotas;

namespace Carbon.Node.Api;

/// <summary>A target with how it stands; <paramref name="Projected"/> and <paramref name="ExceededOn"/> are expectations, <paramref name="Sources"/> say how they come about.</summary>
public sealed record QuotaAnswer(
    string Id, string NameZh, string NameEn, int Level, string Scope, string Period, DateOnly From, DateOnly To, string Unit, decimal Quota, QuotaState State,
    decimal Actual, decimal Left, decimal Projected, DateOnly? ExceededOn, int MissingDays, decimal? BrokenDownByUnit, decimal? BrokenDownByTime,
    string Document, IReadOnlyList<SourceOutlook> Sources)
{
    internal static QuotaAnswer Of(QuotaView view)
    {
        var (outlook, target) = (view.Outlook, view.Outlook.Target);
        return new QuotaAnswer(
            target.Id, target.Record.NameZh, target.Record.NameEn, view.Level, target.Scope, target.Record.Period, target.Period.First, target.Period.Last, "tCO2e", target.Tonnes,
            outlook.State, outlook.Actual, outlook.Left, outlook.Projected, outlook.ExceededOn, outlook.MissingDays, view.ByUnit, view.ByTime, target.Record.Document, outlook.Sources);
    }
}

/// <summary>Intensity of an output; <paramref name="Unit"/> is that of its values.</summary>
public sealed record IntensityAnswer(string Output, string NameZh, string NameEn, string Scope, string Unit, IReadOnlyList<IntensityPeriodAnswer> Figures)
{
    internal static IntensityAnswer Of(IntensityView view) => new(
        view.Output.Id, view.Output.NameZh, view.Output.NameEn, view.Output.Scope, $"tCO2e/{view.Output.Quantity.Unit}",
        [.. view.Figures.Select(f => new IntensityPeriodAnswer(f.Period.Start, f.Period.End, f.Tonnes, f.Quantity, f.Value, f.Settled))]);
}

/// <summary>Emissions, output and intensity of a period.</summary>
public sealed record IntensityPeriodAnswer(DateTimeOffset From, DateTimeOffset To, decimal Tonnes, decimal Quantity, decimal? Value, bool Settled);

/// <summary>Targets, intensities and alerts.</summary>
public static class TargetEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/quotas", (string? plant, PlantCatalogue catalogue, QuotaQueries quotas) => ForPlants(plant, catalogue, id => quotas.Quotas(id).Select(QuotaAnswer.Of)))
            .WithName("Quotas").WithSummary("Targets with what is settled, what is expected and when they will be exceeded.").Produces<IEnumerable<QuotaAnswer>>().ProducesProblem(404);
        view.MapGet("/alerts", (string? plant, PlantCatalogue catalogue, AlertQueries alerts) => ForPlants(plant, catalogue, alerts.Alerts))
            .WithName("Alerts").WithSummary("What needs a person, with evidence and what to do.").Produces<IEnumerable<Alert>>().ProducesProblem(404);
        view.MapGet("/intensity", Intensity)
            .WithName("Intensity").WithSummary("Emissions for each unit of output.").Produces<IEnumerable<IntensityAnswer>>().ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Intensity(string? plant, string? output, string? from, string? to, string? step, PlantCatalogue catalogue, IntensityQueries intensities, PlantZone zone, TimeProvider time)
    {
        if (!ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        if (!ApiPeriod.TryStep(step, FigureStep.Day, out var length))
            return Results.Problem($"The step '{step}' is not one of day, month, quarter, year.", statusCode: StatusCodes.Status400BadRequest);
        return ForPlants(plant, catalogue, id => intensities.Intensities(id, string.IsNullOrEmpty(output) ? null : output, start, end, length).Select(IntensityAnswer.Of));
    }

    /// <summary>Answers for one plant, or for all of the node.</summary>
    internal static IResult ForPlants<T>(string? plant, PlantCatalogue catalogue, Func<string, IEnumerable<T>> answer)
    {
        var plants = catalogue.Plants().Select(p => p.Id).Where(id => string.IsNullOrEmpty(plant) || id == plant).ToList();
        return plants.Count == 0 && !string.IsNullOrEmpty(plant)
            ? Results.Problem($"There is no plant '{plant}'.", statusCode: StatusCodes.Status404NotFound)
            : Results.Ok(plants.SelectMany(answer).ToList());
    }
}
