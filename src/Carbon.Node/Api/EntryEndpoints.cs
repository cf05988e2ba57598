using System.Security.Claims;
using Carbon.Node.Access;
using Carbon.Portal.Entries;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Node.Api;

/// <summary>An entry that is made: fields as of a form. <paramref name="Submit"/> hands it in at once; false keeps a draft.</summary>
public sealed record EntryBody(
    string? Id, DateOnly? From, DateOnly? To, decimal? Value, string? Unit, string? Document, string? Note, decimal? Mass, decimal? Uncertainty,
    string? Supersedes, string? Confirmation, bool Submit);

/// <summary>Why a step is taken.</summary>
public sealed record StepBody(string? Reason);

/// <summary><c>/api/v1/entries</c> and the entries of an item (clauses 6.2, 8.1.2, 11.6, 11.13).</summary>
public static class EntryEndpoints
{
    private static readonly (string Verb, EntryState To, string Summary)[] Steps =
    [
        ("submit", EntryState.Submitted, "Hands a draft in; it counts at once, marked as under review."),
        ("review", EntryState.Reviewed, "Notes that another person has checked the entry."),
        ("approve", EntryState.Approved, "Accepts a reviewed entry."),
        ("reject", EntryState.Rejected, "Turns an entry down; it needs a reason."),
        ("discard", EntryState.Discarded, "Takes a draft or one's own submitted entry back."),
    ];

    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/entries", Entries).WithName("Entries").WithSummary("Entries of all items or one, by state and days; newest period first.")
            .Produces<IEnumerable<EntryAnswer>>().ProducesProblem(400);
        view.MapGet("/entries/due", (string? responsible, EntryQueries entries, TimeProvider time) =>
                entries.Due(time.GetUtcNow()).Where(d => string.IsNullOrEmpty(responsible) || d.Item.Responsible == responsible).Select(DueAnswer.Of))
            .WithName("DueEntries").WithSummary("Periods that are over and not wholly entered, most overdue first.");
        view.MapGet("/entries/waiting", (EntryQueries entries) => Answers(entries.Waiting(), entries))
            .WithName("WaitingEntries").WithSummary("Entries that wait for review or approval, longest waiting first.");
        view.MapGet("/items/{item}/entries/{id}", (string item, string id, EntryQueries entries) => entries.Entry(item, id) is { } entry
                ? Results.Ok(EntryAnswer.Of(entry, entries.Item(item)?.Record.Unit, entries.History(item, id)))
                : Results.Problem($"There is no entry '{id}' of '{item}'.", statusCode: 404))
            .WithName("Entry").WithSummary("One entry with its history.").Produces<EntryAnswer>().ProducesProblem(404);
        var enter = api.MapGroup("").RequireAuthorization(AccessServices.Enter);
        enter.MapPost("/items/{item}/entries", MakeAsync).WithName("MakeEntry").WithSummary("Makes an entry, as a draft or handed in at once; answered when it is durable.")
            .Produces<EntryOutcome>().Produces<EntryOutcome>(StatusCodes.Status422UnprocessableEntity);
        foreach (var (verb, to, summary) in Steps)
        {
            enter.MapPost($"/items/{{item}}/entries/{{id}}/{verb}", (string item, string id, StepBody? body, ClaimsPrincipal user, IEntryDesk desk, CancellationToken cancellation) =>
                    MoveAsync(item, id, to, body, user, desk, cancellation))
                .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Entry").WithSummary(summary).Produces(204).ProducesProblem(409);
        }
    }

    private static IResult Entries(string? item, string? state, DateOnly? from, DateOnly? to, EntryQueries entries)
    {
        EntryState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<EntryState>(state, true, out var parsed) || char.IsAsciiDigit(state[0]))
                return Results.Problem($"The state '{state}' is not one of draft, submitted, reviewed, approved, rejected, discarded.", statusCode: 400);
            wanted = parsed;
        }
        return Results.Ok(Answers(entries.Entries(string.IsNullOrEmpty(item) ? null : item, from, to).Where(e => wanted is null || e.Entry.State == wanted), entries));
    }

    private static async Task<IResult> MakeAsync(string item, EntryBody body, ClaimsPrincipal user, IEntryDesk desk, CancellationToken cancellation)
    {
        var input = new EntryInput(
            body.Id, body.From, body.To, body.Value, body.Unit, body.Document, body.Note, body.Mass, body.Uncertainty, body.Supersedes, body.Confirmation);
        var outcome = await desk.MakeAsync(item, input, body.Submit, NameOf(user), cancellation);
        return outcome.Problems.Count == 0 ? Results.Ok(outcome) : Results.Json(outcome, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> MoveAsync(string item, string id, EntryState to, StepBody? body, ClaimsPrincipal user, IEntryDesk desk, CancellationToken cancellation) =>
        await desk.MoveAsync(item, id, to, body?.Reason ?? "", NameOf(user), cancellation) is { } problem
            ? Results.Problem(problem, statusCode: StatusCodes.Status409Conflict)
            : Results.NoContent();

    private static IEnumerable<EntryAnswer> Answers(IEnumerable<EntryView> found, EntryQueries entries)
    {
        var units = entries.Items().ToDictionary(i => i.Record.Id, i => i.Record.Unit);
        return found.Select(e => EntryAnswer.Of(e, units.GetValueOrDefault(e.Item)));
    }

    internal static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "";
}
