using System.Security.Claims;
using Carbon.Accounting;
using Carbon.Node.Access;
using Carbon.Node.Configuration;
using Carbon.Portal.Sources;
using Carbon.Views;

namespace Carbon.Node.Api;

/// <summary>A source as it shall be, why, and for a new one where it counts.</summary>
public sealed record SourceChange
{
    /// <summary>The source.</summary>
    public required SourceSection Source { get; init; }

    /// <summary>Plant; that of this terminal where left out.</summary>
    public string? Plant { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; init; } = "";

    /// <summary><c>boundary:ID</c> or <c>plant:ID</c>; for a source that no unit holds yet.</summary>
    public string? Unit { get; init; }

    /// <summary>Share that counts there.</summary>
    public decimal Share { get; init; } = 1m;
}

/// <summary>A unit with its members, and why.</summary>
public sealed record BoundaryChange
{
    /// <summary>Chinese name; as it is where left out.</summary>
    public string? NameZh { get; init; }

    /// <summary>English name; as it is where left out.</summary>
    public string? NameEn { get; init; }

    /// <summary>All members as they shall be.</summary>
    public required IReadOnlyList<MemberSection> Members { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; init; } = "";
}

/// <summary><c>/api/v1/sources</c> and <c>/api/v1/boundaries</c>: reading for everyone, changing for administrators.</summary>
public static class SourceEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/sources", (PlantCatalogue catalogue, ISourceEditing editing) => catalogue.Sources().Select(s => SourceAnswer.Of(s.Record, s.Version, editing.News(s.Record))))
            .WithName("Sources").WithSummary("Emission sources with their bindings, and what the library has that is newer.");
        view.MapGet("/sources/{id}", (string id, PlantCatalogue catalogue, ISourceEditing editing) =>
                catalogue.Sources().FirstOrDefault(s => s.Record.Id == id) is { } source ? Results.Ok(SourceAnswer.Of(source.Record, source.Version, editing.News(source.Record))) : NotFound(id))
            .WithName("Source").WithSummary("One emission source.").Produces<SourceAnswer>().ProducesProblem(404);
        view.MapGet("/sources/{id}/versions", (string id, ISourceEditing editing) =>
                editing.History(id) is { Count: > 0 } versions ? Results.Ok(versions.Select(SourceVersionAnswer.Of)) : NotFound(id))
            .WithName("SourceVersions").WithSummary("Every configuration of a source, newest first: who, when, why.").Produces<IEnumerable<SourceVersionAnswer>>().ProducesProblem(404);
        view.MapPost("/sources/preview", PreviewAsync)
            .WithName("PreviewSource").WithSummary("What a binding comes to; nothing is changed.").Accepts<SourceChange>("application/json").Produces<PreviewAnswer>().ProducesValidationProblem();
        view.MapGet("/boundaries", (PlantCatalogue catalogue) => catalogue.Boundaries().Select(BoundaryAnswer.Of))
            .WithName("Boundaries").WithSummary("Accounting units with their members.");
        var configure = api.MapGroup("").RequireAuthorization(AccessServices.Configure);
        configure.MapPut("/sources/{id}", BindAsync)
            .WithName("BindSource").WithSummary("Binds a source, a new one into a unit; needs a reason.").Accepts<SourceChange>("application/json").Produces<PreviewAnswer>().ProducesValidationProblem();
        configure.MapPut("/boundaries/{id}", MembersAsync)
            .WithName("SetBoundary").WithSummary("Sets the members of an accounting unit; needs a reason.").Accepts<BoundaryChange>("application/json").Produces(204).ProducesValidationProblem();
    }

    private static async Task<IResult> PreviewAsync(HttpRequest request, ISourceEditing editing, NodeConfiguration node, CancellationToken cancellation)
    {
        var (change, refusal) = await StrictBody.ReadAsync<SourceChange>(request, cancellation);
        var (proposal, problem) = change is null ? (null, refusal) : Proposal(change, change.Source.Id, node);
        return proposal is null ? problem! : Results.Ok(Answer(editing.Preview(proposal)));
    }

    private static async Task<IResult> BindAsync(string id, HttpRequest request, ClaimsPrincipal user, ISourceEditing editing, NodeConfiguration node, CancellationToken cancellation)
    {
        var (change, refusal) = await StrictBody.ReadAsync<SourceChange>(request, cancellation);
        if (change is null)
            return refusal!;
        if (change.Source.Id != id)
            return Invalid([("$.source.id", $"is '{change.Source.Id}', but the address says '{id}'")]);
        var (proposal, problem) = Proposal(change, id, node);
        if (proposal is null)
            return problem!;
        var place = change.Unit is { } unit ? new UnitPlace(unit, change.Share) : null;
        var bound = await editing.ChangeAsync(proposal, place, new ChangeNote(user.Identity?.Name ?? "", change.Reason), cancellation);
        return bound.Problems.IsEmpty ? Results.Ok(Answer(bound)) : Invalid(bound.Problems.Select(p => (p.Symbol is { } symbol ? $"$.source.{symbol}" : "$", p.Message)));
    }

    private static async Task<IResult> MembersAsync(
        string id, HttpRequest request, ClaimsPrincipal user, ISourceEditing editing, PlantCatalogue catalogue, NodeConfiguration node, CancellationToken cancellation)
    {
        var (change, refusal) = await StrictBody.ReadAsync<BoundaryChange>(request, cancellation);
        if (change is null)
            return refusal!;
        if (string.IsNullOrWhiteSpace(change.Reason))
            return Invalid([("$.reason", "say why; it stands in the history of the unit")]);
        if (ConfigurationCheck.IdProblem(id) is { } wrong)
            return Invalid([("$", wrong)]);
        if (change.Members.Any(m => m.Source is null == m.Boundary is null))
            return Invalid([("$.members", "give either \"source\" or \"boundary\"")]);
        var known = catalogue.Boundaries().FirstOrDefault(b => b.Id == id);
        var section = new BoundarySection { Id = id, NameZh = change.NameZh ?? known?.NameZh ?? id, NameEn = change.NameEn ?? known?.NameEn ?? id, Members = change.Members };
        var problems = await editing.SetMembersAsync(PlantRecords.Boundary(section, node), new ChangeNote(user.Identity?.Name ?? "", change.Reason), cancellation);
        return problems.IsEmpty ? Results.NoContent() : Invalid(problems.Select(p => ("$.members", p)));
    }

    private static (SourceProposal? Proposal, IResult? Problem) Proposal(SourceChange change, string id, NodeConfiguration node)
    {
        try
        {
            return (new SourceProposal(id, change.Plant ?? node.Plant.Id, change.Source.NameZh, change.Source.NameEn, BindingSections.Binding(change.Source)), null);
        }
        catch (AccountingException e)
        {
            return (null, Invalid([($"$.source.{e.Symbol}", e.Message)]));
        }
    }

    private static PreviewAnswer Answer(SourcePreview preview) => new(preview.Record is { } record ? SourceAnswer.Of(record, 0, []) : null, preview.Problems, preview.Differences);

    private static IResult Invalid(IEnumerable<(string Path, string Message)> problems) =>
        Results.ValidationProblem(problems.GroupBy(p => p.Path).ToDictionary(g => g.Key, g => g.Select(p => p.Message).ToArray()), "Nothing is changed.");

    private static IResult NotFound(string id) => Results.Problem($"There is no source '{id}'.", statusCode: StatusCodes.Status404NotFound);
}
