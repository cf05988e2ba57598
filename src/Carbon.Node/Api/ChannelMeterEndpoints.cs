using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Access;
using Carbon.Portal.Acquisition;
using Carbon.Views.Channels;

namespace Carbon.Node.Api;

/// <summary>A meter on a channel: register entry with points, and its place with how the points are read.</summary>
public sealed record ChannelMeterAnswer(string Id, string Channel, int Version, JsonNode? Meter, JsonNode? Place, ModelUse? Model)
{
    internal static ChannelMeterAnswer Of(ChannelMeterView m) => new(m.Id, m.Channel, m.Version, m.Meter is null ? null : JsonNode.Parse(m.Meter), JsonNode.Parse(m.Place), m.Model);
}

/// <summary>A configuration of a meter as recorded.</summary>
public sealed record MeterVersionAnswer(DateTimeOffset At, string By, string Reason, bool FromFile, string Channel, JsonNode? Meter)
{
    internal static MeterVersionAnswer Of(MeterVersion v) =>
        new(v.At, v.By, v.Reason, v.FromFile, v.Record.Instrument.Channel, JsonNode.Parse(Channels.MeterSections.Text(Channels.MeterSections.Of(v.Record))));
}

/// <summary>A meter on a channel as it shall be.</summary>
public sealed record MeterSetting
{
    /// <summary>Version of the channel that was edited.</summary>
    public int Version { get; init; }

    /// <summary>Why, for the record.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Register entry and points as in the configuration file; as it is where left out.</summary>
    public JsonElement? Meter { get; init; }

    /// <summary>Address and how points are read, as an item of <c>meters</c> of the channel; as it is where left out.</summary>
    public JsonElement? Place { get; init; }

    /// <summary>Model that points are taken from; what stands in meter and place is laid over it.</summary>
    public ModelSetting? Model { get; init; }

    internal MeterDraft Draft(string channel, string meter) => new(channel, meter, Version, Meter?.GetRawText(), Place?.GetRawText(), Model?.Choice);
}

/// <summary>A meter model with what the plant adds.</summary>
public sealed record ModelSetting
{
    /// <summary>Id of the model.</summary>
    public required string Id { get; init; }

    /// <summary>Ratio of the current transformers.</summary>
    public decimal CurrentRatio { get; init; } = 1m;

    /// <summary>Ratio of the voltage transformers.</summary>
    public decimal VoltageRatio { get; init; } = 1m;

    /// <summary>Points to be read; those of the model's default where empty.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>Time between two readings; as the model has it where left out.</summary>
    public TimeSpan? Every { get; init; }

    internal ModelChoice Choice => new(Id, CurrentRatio, VoltageRatio, [.. Points], Every);
}

/// <summary><c>/api/v1/channels/{id}/meters</c>: a meter together with its place on a channel.</summary>
public static class ChannelMeterEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/channels/{id}/meters", async (string id, IAcquisitionEditing editing, CancellationToken cancellation) =>
                await editing.MetersAsync(id, cancellation) is { } meters ? Results.Ok(meters.Select(ChannelMeterAnswer.Of)) : NotFound(id))
            .WithName("ChannelMeters").WithSummary("Meters of a channel with their points.").Produces<IEnumerable<ChannelMeterAnswer>>().ProducesProblem(404);
        view.MapGet("/channels/{id}/meters/{meter}", async (string id, string meter, IAcquisitionEditing editing, CancellationToken cancellation) =>
                (await editing.MetersAsync(id, cancellation))?.FirstOrDefault(m => m.Id == meter) is { } found ? Results.Ok(ChannelMeterAnswer.Of(found)) : NotFound(meter))
            .WithName("ChannelMeter").WithSummary("One meter of a channel.").Produces<ChannelMeterAnswer>().ProducesProblem(404);
        view.MapGet("/meters/{id}/versions", (string id, ChannelQueries queries) =>
                queries.Meter(id) is { Count: > 0 } versions ? Results.Ok(versions.Select(MeterVersionAnswer.Of)) : NotFound(id))
            .WithName("MeterVersions").WithSummary("Every configuration of a meter, newest first: who, when, why.").Produces<IEnumerable<MeterVersionAnswer>>().ProducesProblem(404);
        var configure = api.MapGroup("/channels").RequireAuthorization(AccessServices.Configure);
        configure.MapPut("/{id}/meters/{meter}", SetAsync)
            .WithName("SetChannelMeter").WithSummary("Adds a meter to a channel or changes it: register entry, points and place together, or nothing.")
            .Accepts<MeterSetting>("application/json").Produces(204).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        configure.MapPost("/{id}/meters/{meter}/check", CheckAsync)
            .WithName("CheckChannelMeter").WithSummary("What is wrong with a meter and its place; nothing is changed.")
            .Accepts<MeterSetting>("application/json").Produces(204).ProducesValidationProblem().ProducesProblem(404);
        configure.MapDelete("/{id}/meters/{meter}", async (string id, string meter, int version, string? reason, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation) =>
                ChannelEndpoints.Answer(await editing.RemoveMeterAsync(id, meter, version, ChannelEndpoints.Note(user, reason), cancellation), meter))
            .WithName("RemoveChannelMeter").WithSummary("Takes a meter off a channel; it keeps what it recorded.").Produces(204).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> SetAsync(string id, string meter, HttpRequest request, ClaimsPrincipal user, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        var (setting, refusal) = await StrictBody.ReadAsync<MeterSetting>(request, cancellation);
        return setting is null
            ? refusal!
            : ChannelEndpoints.Answer(await editing.SetMeterAsync(setting.Draft(id, meter), ChannelEndpoints.Note(user, setting.Reason), cancellation), id);
    }

    private static async Task<IResult> CheckAsync(string id, string meter, HttpRequest request, IAcquisitionEditing editing, CancellationToken cancellation)
    {
        var (setting, refusal) = await StrictBody.ReadAsync<MeterSetting>(request, cancellation);
        return setting is null ? refusal! : ChannelEndpoints.Answer(await editing.CheckMeterAsync(setting.Draft(id, meter), cancellation), id);
    }

    private static IResult NotFound(string what) => Results.Problem($"There is no '{what}' here.", statusCode: StatusCodes.Status404NotFound);
}
