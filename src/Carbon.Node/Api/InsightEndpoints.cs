using Carbon.Boundaries.CleanEnergy;
using Carbon.Boundaries.Energy;
using Carbon.Boundaries.Footprints;
using Carbon.Boundaries.Locating;
using Carbon.Contracts;
using Carbon.Node.Access;
using Carbon.Views;
using Carbon.Views.CleanEnergy;
using Carbon.Views.Energy;
using Carbon.Views.Figures;
using Carbon.Views.Footprints;
using Carbon.Views.Locating;

namespace Carbon.Node.Api;

/// <summary>A factor with its origin.</summary>
public sealed record FactorAnswer(decimal Value, string Unit, string Origin, string Calibre, bool Confirmed)
{
    internal static FactorAnswer? Of(FactorValueRecord? factor) =>
        factor is null ? null : new FactorAnswer(factor.Value.ToDecimal(), factor.Unit, factor.Origin, factor.Calibre, factor.Confirmed);
}

/// <summary>Comprehensive energy consumption, tce by calorific value 当量值 and by equal value 等价值.</summary>
public sealed record EnergyAnswer(
    string Plant, DateOnly From, DateOnly To, string Unit, decimal Calorific, decimal Equal,
    IReadOnlyList<string> WithoutCalorific, IReadOnlyList<string> WithoutEqual, IReadOnlyList<string> Unconfirmed, IReadOnlyList<CarrierAnswer> Carriers)
{
    internal static EnergyAnswer Of(string plant, DateOnly first, DateOnly last, EnergyConsumption energy) => new(
        plant, first, last, "tce", energy.Calorific, energy.Equal, energy.WithoutCalorific, energy.WithoutEqual, energy.Unconfirmed,
        [.. energy.Carriers.Select(c => new CarrierAnswer(
            c.Carrier.Id, c.Carrier.NameZh, c.Carrier.NameEn, c.Quantity, c.Carrier.Quantity.Unit, c.Calorific, c.Equal, FactorAnswer.Of(c.Carrier.Calorific), FactorAnswer.Of(c.Carrier.Equal)))]);
}

/// <summary>One energy carrier.</summary>
public sealed record CarrierAnswer(
    string Id, string NameZh, string NameEn, decimal Quantity, string Unit, decimal? Calorific, decimal? Equal, FactorAnswer? CalorificFactor, FactorAnswer? EqualFactor);

/// <summary>Electricity, location-based (the reported total) and market-based side by side; avoided emissions are information.</summary>
public sealed record CleanEnergyAnswer(
    string Plant, DateOnly From, DateOnly To, decimal UsedMwh, decimal OwnMwh, decimal DirectMwh, decimal CertificateMwh, decimal SurplusMwh, decimal UncoveredMwh, decimal Share,
    decimal LocationBased, decimal MarketBased, decimal? Avoided, FactorAnswer? Residual)
{
    internal static CleanEnergyAnswer Of(string plant, DateOnly first, DateOnly last, CleanElectricity e) => new(
        plant, first, last, e.Used, e.Own, e.Direct, e.Certificates, e.Surplus, e.Uncovered, e.Share, e.LocationBased, e.MarketBased, e.Avoided, FactorAnswer.Of(e.Residual));
}

/// <summary>A product carbon footprint of a period.</summary>
public sealed record FootprintAnswer(
    string Id, string NameZh, string NameEn, string Output, string Boundary, DateOnly From, DateOnly To, decimal Quantity, decimal FunctionalUnit,
    decimal Tonnes, decimal? KilogramsPerFunctionalUnit, string ElectricityCalibre, FactorAnswer? Electricity, IReadOnlyList<string> Unconfirmed,
    IReadOnlyList<FootprintProcessAnswer> Processes, IReadOnlyList<UpstreamAnswer> Upstream)
{
    internal static FootprintAnswer Of(DateOnly first, DateOnly last, ProductFootprint p) => new(
        p.Footprint.Id, p.Footprint.NameZh, p.Footprint.NameEn, p.Footprint.Output, p.Footprint.Boundary, first, last, p.Quantity, p.Footprint.FunctionalUnit.ToDecimal(),
        p.Tonnes, p.PerFunctionalUnit, p.ElectricityCalibre, FactorAnswer.Of(p.Footprint.Electricity), p.Unconfirmed,
        [.. p.Processes.Select(q => new FootprintProcessAnswer(q.Process.Scope, q.Process.Share.ToDecimal(), q.Process.Allocation, q.Tonnes, q.Fixed, q.Parts, q.KeptAsAccounted))],
        [.. p.Upstream.Select(u => new UpstreamAnswer(u.Flow.Id, u.Flow.NameZh, u.Flow.NameEn, u.Flow.Stage, u.Quantity, u.Flow.Unit, u.Tonnes, FactorAnswer.Of(u.Flow.Factor)!, u.Flow.Document))]);
}

/// <summary>A process on site; <paramref name="Parts"/> of all its products add up to <paramref name="Tonnes"/>.</summary>
public sealed record FootprintProcessAnswer(
    string Scope, decimal Share, string Allocation, decimal Tonnes, decimal FixedInProducts, IReadOnlyList<AllocatedPart> Parts, IReadOnlyList<string> KeptAsAccounted);

/// <summary>A flow from upstream.</summary>
public sealed record UpstreamAnswer(string Id, string NameZh, string NameEn, string Stage, decimal Quantity, string Unit, decimal Tonnes, FactorAnswer Factor, string Document);

/// <summary>The verdict on a source's day.</summary>
public sealed record LocatedAnswer(
    string Source, string NameZh, string NameEn, DateOnly Day, decimal Tonnes, DayState State, decimal? Median, decimal? Deviation, decimal? Z, DateOnly? Since,
    IReadOnlyList<ComparableDay> Comparable, IReadOnlyList<MovedQuantity> Moved)
{
    internal static LocatedAnswer Of(LocatedSource l) => new(
        l.Source.Id, l.Source.NameZh, l.Source.NameEn, l.Verdict.Day, l.Verdict.Tonnes, l.Verdict.State, l.Verdict.Median, l.Verdict.Deviation, l.Verdict.Z, l.Since, l.Verdict.Comparable, l.Moved);
}

/// <summary>Energy in tce, green electricity, product footprints, abnormal sources.</summary>
public static class InsightEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/energy", (string? plant, string? from, string? to, PlantCatalogue catalogue, EnergyQueries energy, PlantZone zone, TimeProvider time) =>
                Over(plant, from, to, catalogue, zone, time, (id, first, last) => EnergyAnswer.Of(id, first, last, energy.Consumption(id, first, last))))
            .WithName("Energy").WithSummary("Comprehensive energy consumption in tce (GB/T 2589).").Produces<IEnumerable<EnergyAnswer>>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/clean-energy", (string? plant, string? from, string? to, PlantCatalogue catalogue, CleanEnergyQueries clean, PlantZone zone, TimeProvider time) =>
                Over(plant, from, to, catalogue, zone, time, (id, first, last) => clean.Electricity(id, first, last) is { } e ? CleanEnergyAnswer.Of(id, first, last, e) : null))
            .WithName("CleanEnergy").WithSummary("Green electricity; location-based and market-based emissions side by side.").Produces<IEnumerable<CleanEnergyAnswer>>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/footprints", (string? plant, string? from, string? to, PlantCatalogue catalogue, FootprintQueries footprints, PlantZone zone, TimeProvider time) =>
                Over(plant, from, to, catalogue, zone, time, (id, first, last) => footprints.Footprints(id, first, last).Select(f => FootprintAnswer.Of(first, last, f))))
            .WithName("Footprints").WithSummary("Product carbon footprints (ISO 14067).").Produces<IEnumerable<FootprintAnswer>>().ProducesProblem(400).ProducesProblem(404);
        view.MapGet("/locating", (string? plant, DateOnly? day, PlantCatalogue catalogue, LocatingQueries locating) =>
                TargetEndpoints.ForPlants(plant, catalogue, id => locating.Sources(id, new FigureScope("plant", id), day).Select(LocatedAnswer.Of)))
            .WithName("Locating").WithSummary("Sources of a plant with the verdict on their last settled day, the most abnormal first.").Produces<IEnumerable<LocatedAnswer>>().ProducesProblem(404);
    }

    private static IResult Over<T>(string? plant, string? from, string? to, PlantCatalogue catalogue, PlantZone zone, TimeProvider time, Func<string, DateOnly, DateOnly, T?> answer)
        where T : class => Over(plant, from, to, catalogue, zone, time, (id, first, last) => answer(id, first, last) is { } found ? new[] { found }.AsEnumerable() : []);

    private static IResult Over<T>(
        string? plant, string? from, string? to, PlantCatalogue catalogue, PlantZone zone, TimeProvider time, Func<string, DateOnly, DateOnly, IEnumerable<T>> answer)
    {
        if (!ApiPeriod.TryRead(from, to, zone, time, out var start, out var end, out var problem))
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        var (first, last) = ApiPeriod.Days(start, end, zone);
        return TargetEndpoints.ForPlants(plant, catalogue, id => answer(id, first, last));
    }
}
