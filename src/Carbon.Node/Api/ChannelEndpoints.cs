using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Access;
using Carbon.Portal.Acquisition;
using Carbon.Portal.Sources;

namespace Carbon.Node.Api;

/// <summary>A channel with its options; passwords and keys are masked.</summary>
public sealed record ChannelAnswer(
    string Id, string Protocol, int Version, bool FromFile, DateTimeOffset At, string By, string Reason, bool Connected, string? Fault, JsonNode? Options, ImmutableArray<ModelUse> Models)
{
    internal static ChannelAnswer Of(ChannelView c) =>
        new(c.Id, c.Protocol, c.Version, c.FromFile, c.At, c.By, c.Reason, c.Connected, c.Fault, JsonNode.Parse(c.Options), c.Models);
}

/// <summary>A version of a channel; without options: it was taken away.</summary>
public sealed record ChannelVersionAnswer(int Version, DateTimeOffset At, string By, string Reason, bool FromFile, JsonNode? Options, ImmutableArray<ModelUse> Models)
{
    internal static ChannelVersionAnswer Of(ChannelHistoryEntry v) => new(v.Version, v.At, v.By, v.Reason, v.FromFile, v.Options is null ? null : JsonNode.Parse(v.Options), v.Models);
}

/// <summary>A channel as it shall be.</summary>
public sealed record ChannelSetting
{
    /// <summary>Version that was edited; 0 for a new channel.</summary>
    public int Version { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Id, for a check only.</summary>
    public string? Id { get; init; }

    /// <summary>Options as in the configuration file.</summary>
    public required JsonElement Options { get; init; }
}

/// <summary>A copy of a channel.</summary>
public sealed record ChannelCopying
{
    /// <summary>Id of the new channel.</summary>
    public required string Id { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Options that differ.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>Meters to be copied, with the id of each copy.</summary>
    public IReadOnlyDictionary<string, string> Meters { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary><c>/api/v1/channels</c>: reading for everyone, changing for administrators.</summary>
public static class ChannelEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("/channels").RequireAuthorization(AccessServices.View);
        view.MapGet("", async (IAcquisitionEditing editing, CancellationToken cancellation) => (await editing.ChannelsAsync(cancellation)).Select(ChannelAnswer.Of))
            .WithName("Channels").WithSummary("Lines and connections with their options, and how they run.");
        view.MapGet("/{id}", async (string id, IAcquisitionEditing editing, CancellationToken cancellation) =>
                await editing.ChannelAsync(id, cancellation) is { } channel ? Results.Ok(ChannelAnswer.Of(channel)) : NotFound(id))
            .WithName("Channel").WithSummary("One channel.").Produces<ChannelAnswer>().ProducesProblem(404);
        view.MapGet("/{id}/versions", (string id, IAcquisitionEditing editing) =>
                editing.History(id) is { Count: > 0 } versions ? Results.Ok(versions.Select(ChannelVersionAnswer.Of)) : NotFound(id))
            .WithName("ChannelVersions").WithSummary("Every version of a channel, newest first: who, when, why.").Produces<IEnumerable<ChannelVersionAnswer>>().ProducesProblem(404);
        view.MapGet("/export", ExportAsync)
            .WithName("ExportChannels").WithSummary("Channels, meters and points as a table, a row a point: format csv or xlsx. Passwords and keys are masked.")
            .Produces(200, contentType: Workbook, additionalContentTypes: "text/csv").ProducesProblem(400);
        var configure = api.MapGroup("/channels").RequireAuthorization(AccessServices.Configure);
        configure.MapPost("/check", CheckAsync)
            .WithName("CheckChannel").WithSummary("What is wrong with a channel; nothing is changed.").Accepts<ChannelSetting>("application/json").Produces(204).ProducesValidationProblem();
        configure.MapPut("/{id}", SetAsync)
            .WithName("SetChannel").WithSummary("Adds a channel (version 0) or changes it; takes effect at once and touches no other. A mask in place of a secret keeps it.")
            .Accepts<ChannelSetting>("application/json").Produces(204).ProducesValidationProblem().ProducesProblem(409);
        configure.MapDelete("/{id}", async (string id, int version, string? reason, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation) =>
                Answer(await editing.RemoveAsync(id, version, Note(user, reason), cancellation), id))
            .WithName("RemoveChannel").WithSummary("Takes a channel away; its meters keep what they recorded.").Produces(204).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        configure.MapPost("/{id}/copy", CopyAsync)
            .WithName("CopyChannel").WithSummary("A new channel with the options of another and copies of its meters.").Accepts<ChannelCopying>("application/json").Produces(204).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        configure.MapPost("/import", ImportAsync)
            .WithName("ImportChannels").WithSummary("Brings a table of channels, meters and points in, all rows or none; check=true changes nothing.")
            .Accepts<Stream>("text/csv", Workbook, "application/octet-stream").Produces<TableOutcome>().Produces<TableOutcome>(StatusCodes.Status422UnprocessableEntity);
    }

    internal static ChangeNote Note(ClaimsPrincipal user, string? reason) => new(user.Identity?.Name ?? "", reason ?? "");

    internal static IResult Answer(ChannelOutcome outcome, string what) => outcome switch
    {
        { Found: false } => NotFound(what),
        { Conflict: { } conflict } => Results.Problem(conflict, statusCode: StatusCodes.Status409Conflict),
        { Problems.Length: > 0 } => StrictBody.Invalid(outcome.Problems.Select(p => (p.Path, p.Message))),
        _ => Results.NoContent(),
    };

    private static async Task<IResult> CheckAsync(HttpRequest request, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        var (setting, refusal) = await StrictBody.ReadAsync<ChannelSetting>(request, cancellation);
        if (setting is null)
            return refusal!;
        var id = setting.Id ?? (setting.Options.ValueKind == JsonValueKind.Object && setting.Options.TryGetProperty("id", out var own) ? own.ToString() : "");
        return Answer(await editing.CheckAsync(new ChannelDraft(id, setting.Version, setting.Options.GetRawText()), cancellation), id);
    }

    private static async Task<IResult> SetAsync(string id, HttpRequest request, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        var (setting, refusal) = await StrictBody.ReadAsync<ChannelSetting>(request, cancellation);
        return setting is null ? refusal! : Answer(await editing.SetAsync(new ChannelDraft(id, setting.Version, setting.Options.GetRawText()), Note(user, setting.Reason), cancellation), id);
    }

    private static async Task<IResult> CopyAsync(string id, HttpRequest request, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        var (copy, refusal) = await StrictBody.ReadAsync<ChannelCopying>(request, cancellation);
        return copy is null
            ? refusal!
            : Answer(await editing.CopyAsync(id, new ChannelCopy(copy.Id, copy.Options?.GetRawText(), copy.Meters.ToImmutableDictionary()), Note(user, copy.Reason), cancellation), id);
    }

    private static async Task<IResult> ExportAsync(string? format, IAcquisitionEditing editing, CancellationToken cancellation) => (format ?? "xlsx") switch
    {
        "xlsx" => Results.File(await editing.ExportAsync(true, cancellation), Workbook, "channels.xlsx"),
        "csv" => Results.File(await editing.ExportAsync(false, cancellation), "text/csv", "channels.csv"),
        _ => Results.Problem($"The format '{format}' is not csv or xlsx.", statusCode: StatusCodes.Status400BadRequest),
    };

    private static async Task<IResult> ImportAsync(bool? check, string? reason, HttpRequest request, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellation);
        var outcome = await editing.ImportAsync(content.ToArray(), check ?? false, Note(user, reason), cancellation);
        return outcome.Problems.IsEmpty ? Results.Ok(outcome) : Results.Json(outcome, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult NotFound(string what) => Results.Problem($"There is no '{what}' here.", statusCode: StatusCodes.Status404NotFound);
}
