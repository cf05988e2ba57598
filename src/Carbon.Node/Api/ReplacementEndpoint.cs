using System.Security.Claims;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Node.Access;
using Carbon.Views.Meters;

namespace Carbon.Node.Api;

/// <summary>An exchange of an instrument (clause 8.2.2): also after the fact, it revises what it touches.</summary>
/// <param name="Point">Id of the measuring point.</param>
/// <param name="Time">When, ISO 8601 with offset.</param>
/// <param name="End">Last reading of the old instrument, as it showed it.</param>
/// <param name="Start">First reading of the new one.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record AnnouncedReplacement(string? Point, string? Time, decimal? End, decimal? Start, string? Reason);

/// <summary><c>POST /api/v1/meters/{id}/replacements</c>.</summary>
public static class ReplacementEndpoint
{
    /// <summary>Maps the call.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/meters/{id}/replacements", AnnounceAsync)
        .WithName("AnnounceReplacement")
        .WithSummary("Announces that an instrument was exchanged, with the old one's last reading and the new one's first.")
        .RequireAuthorization(AccessServices.Enter)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> AnnounceAsync(
        string id, AnnouncedReplacement body, ClaimsPrincipal user, MeterQueries meters, EntityGateway gateway, CancellationToken cancellation)
    {
        if (meters.Meter(id) is null)
            return Results.Problem($"There is no meter '{id}'.", statusCode: StatusCodes.Status404NotFound);
        if (body.Point is null || body.End is not { } end || body.Start is not { } start)
            return Results.Problem("The body needs \"point\", \"time\", \"end\" and \"start\".", statusCode: StatusCodes.Status400BadRequest);
        if (!ApiTimes.TryParseExact(body.Time, out var time, out var reason))
            return Results.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        var command = new AnnounceReplacement
        {
            MeterId = id,
            Point = body.Point,
            At = time.ToUnixTimeMilliseconds(),
            End = DecimalValue.From(end),
            Start = DecimalValue.From(start),
            By = user.Identity?.Name ?? "",
            Reason = body.Reason ?? "",
        };
        return await gateway.SendAsync(command, cancellation) is Refused refused
            ? Results.Problem(refused.Reason, statusCode: StatusCodes.Status400BadRequest)
            : Results.NoContent();
    }
}
