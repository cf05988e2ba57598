using System.Security.Claims;
using System.Text.Json;
using Carbon.Node.Access;
using Carbon.Node.Settings;
using Carbon.Views;
using Carbon.Views.Settings;

namespace Carbon.Node.Api;

/// <summary>Settings of a plant as read: what is under <paramref name="Settings"/> can be edited and sent again.</summary>
public sealed record SettingsAnswer(int Version, DateTimeOffset? At, string By, string Reason, bool FromFile, SettingsSection Settings)
{
    internal static SettingsAnswer Of(SettingsVersion version) =>
        new(version.Version, version.At, version.By, version.Reason, version.FromFile, SettingsWriter.Section(version.Record));
}

/// <summary>A change of settings: the version that was edited, why, and all settings as they shall be.</summary>
public sealed record SettingsChange
{
    /// <summary>The version that was edited; refused where another came between.</summary>
    public required int Version { get; init; }

    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }

    /// <summary>All settings.</summary>
    public required SettingsSection Settings { get; init; }
}

/// <summary><c>/api/v1/plants/{id}/settings</c>.</summary>
public static class SettingsEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/plants/{id}/settings", (string id, PlantCatalogue catalogue, SettingsQueries settings) =>
                Exists(id, catalogue) ? Results.Ok(SettingsAnswer.Of(settings.Current(id))) : NotFound(id))
            .RequireAuthorization(AccessServices.View).WithName("Settings").WithSummary("Outputs, targets, energy carriers, green power and footprints of a plant, with their version.")
            .Produces<SettingsAnswer>().ProducesProblem(404);
        api.MapGet("/plants/{id}/settings/versions", (string id, PlantCatalogue catalogue, SettingsQueries settings) =>
                Exists(id, catalogue) ? Results.Ok(settings.Versions(id).Select(SettingsAnswer.Of)) : NotFound(id))
            .RequireAuthorization(AccessServices.View).WithName("SettingsVersions").WithSummary("All versions of the settings, newest first: who, when, why.")
            .Produces<IEnumerable<SettingsAnswer>>().ProducesProblem(404);
        api.MapPut("/plants/{id}/settings", ChangeAsync)
            .RequireAuthorization(AccessServices.Configure).WithName("ChangeSettings").WithSummary("Changes the settings; refused where somebody changed them since.")
            .Accepts<SettingsChange>("application/json").Produces(204).ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ChangeAsync(string id, HttpRequest request, ClaimsPrincipal user, SettingsEditing editing, CancellationToken cancellation)
    {
        SettingsChange? change;
        try
        {
            change = await JsonSerializer.DeserializeAsync<SettingsChange>(request.Body, SettingsText.Strict, cancellation);
        }
        catch (JsonException e)
        {
            return Invalid([(e.Path ?? "$", e.Message)]);
        }
        if (change is null || string.IsNullOrWhiteSpace(change.Reason))
            return Invalid([("$.reason", "say why; it stands in the history of the settings")]);
        var outcome = await editing.ChangeAsync(id, change.Settings, change.Version, user.Identity?.Name ?? "", change.Reason, cancellation);
        return outcome switch
        {
            null => NotFound(id),
            { IsDone: true } => Results.NoContent(),
            { Refusal: { } refusal } => Results.Problem(refusal, statusCode: StatusCodes.Status409Conflict),
            _ => Invalid(outcome.Problems.Select(p => ($"$.settings.{p.Path}", p.Message))),
        };
    }

    private static IResult Invalid(IEnumerable<(string Path, string Message)> problems) =>
        Results.ValidationProblem(problems.GroupBy(p => p.Path).ToDictionary(g => g.Key, g => g.Select(p => p.Message).ToArray()), "The settings are not changed.");

    private static bool Exists(string id, PlantCatalogue catalogue) => catalogue.Plants().Any(p => p.Id == id);

    private static IResult NotFound(string id) => Results.Problem($"There is no plant '{id}'.", statusCode: StatusCodes.Status404NotFound);
}
