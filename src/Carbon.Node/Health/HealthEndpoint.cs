namespace Carbon.Node.Health;

/// <summary>State of a node in one answer.</summary>
/// <param name="Status"><c>ok</c>, <c>starting</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it is not ok.</param>
/// <param name="ViewsPosition">Place in the journal up to which the views go.</param>
public sealed record HealthAnswer(string Status, string? Reason, long ViewsPosition);

/// <summary><c>GET /healthz</c>: 200 when the node collects and can write, else 503 with the reason.</summary>
public static class HealthEndpoint
{
    /// <summary>Maps the call; it needs no authentication.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/healthz", Check)
        .AllowAnonymous()
        .WithName("Health").WithSummary("Whether the node collects and can write.")
        .Produces<HealthAnswer>()
        .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static IResult Check(NodeReadiness readiness, StorageProbe storage, ProjectionState views)
    {
        if (views.Failure is not null)
            storage.Probe();
        var (status, reason) = readiness.Ready switch
        {
            { IsFaulted: true } failed => ("failed", failed.Exception.GetBaseException().Message),
            { IsCompleted: false } => ("starting", "The entities are being set up."),
            _ => (storage.Failure ?? readiness.Problems.FirstOrDefault() ?? views.Failure) is { } failure ? ("failed", failure) : ("ok", (string?)null),
        };
        var answer = new HealthAnswer(status, reason, views.Position);
        return reason is null ? Results.Ok(answer) : Results.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
