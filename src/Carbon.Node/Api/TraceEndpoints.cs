using System.Security.Claims;
using Carbon.Node.Access;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Api;

/// <summary>A recording of frames to be made.</summary>
public sealed record TraceSetting
{
    /// <summary>How long; at most 10 minutes.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary><c>/api/v1/channels/{id}/trace</c>: all frames of a channel for a bounded time.</summary>
public static class TraceEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("/channels/{id}/trace").RequireAuthorization(AccessServices.View);
        view.MapGet("", (string id, ILineFrames frames) => frames.Trace(id) is { } trace ? Results.Ok(trace) : CommunicationEndpoints.NotFound("recording of the channel", id))
            .WithName("ChannelTrace").WithSummary("How the last recording of a channel's frames stands.").Produces<LineTrace>().ProducesProblem(404);
        view.MapGet("/frames", async (string id, ILineFrames frames, CancellationToken cancellation) =>
                await frames.DownloadTraceAsync(id, cancellation) is { } lines ? Results.File(lines, "application/x-ndjson", "frames.jsonl") : CommunicationEndpoints.NotFound("recording of the channel", id))
            .WithName("ChannelTraceFrames").WithSummary("The recorded frames, one a line, as carbon decode reads them.").Produces(200, contentType: "application/x-ndjson").ProducesProblem(404);
        var configure = api.MapGroup("/channels/{id}/trace").RequireAuthorization(AccessServices.Configure);
        configure.MapPost("", StartAsync)
            .WithName("StartChannelTrace").WithSummary("Records all frames of a channel from now on, in place of an earlier recording.").Accepts<TraceSetting>("application/json").Produces<LineTrace>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(404);
        configure.MapDelete("", (string id, ILineFrames frames) => frames.EndTrace(id) ? Results.NoContent() : CommunicationEndpoints.NotFound("recording of the channel", id))
            .WithName("EndChannelTrace").WithSummary("Ends a recording; what it has stays.").Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> StartAsync(string id, HttpRequest request, ClaimsPrincipal user, ILineFrames frames, CancellationToken cancellation)
    {
        var (setting, refusal) = await StrictBody.ReadAsync<TraceSetting>(request, cancellation);
        if (setting is null)
            return refusal!;
        if (setting.Duration < TimeSpan.FromSeconds(1) || setting.Duration > ILineFrames.LongestTrace)
            return StrictBody.Invalid([("$.duration", "must be between 1s and 10m")]);
        return frames.StartTrace(id, setting.Duration, user.Identity?.Name ?? "") is { } trace ? Results.Accepted($"/api/v1/channels/{id}/trace", trace) : CommunicationEndpoints.NotFound("channel", id);
    }
}
