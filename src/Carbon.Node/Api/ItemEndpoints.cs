using System.Security.Claims;
using System.Text.Json;
using Carbon.Node.Access;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;
using Carbon.Portal.Entries;
using Carbon.Portal.Sources;
using Carbon.Registry.Entries;
using Carbon.Views.Entries;

namespace Carbon.Node.Api;

/// <summary>A data item as it shall be, and why.</summary>
public sealed record ItemChange
{
    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }

    /// <summary>The item.</summary>
    public required ItemSection Item { get; init; }
}

/// <summary><c>/api/v1/items</c>.</summary>
public static class ItemEndpoints
{
    private static readonly JsonSerializerOptions Strict = new(ChannelOptions.Json) { Converters = { new PlainDecimalConverter() } };

    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/items", (string? plant, EntryQueries entries) => entries.Items(string.IsNullOrEmpty(plant) ? null : plant).Select(ItemAnswer.Of))
            .RequireAuthorization(AccessServices.View).WithName("Items").WithSummary("Data items that people enter.");
        api.MapGet("/items/{id}", (string id, EntryQueries entries) =>
                entries.Item(id) is { } item ? Results.Ok(ItemAnswer.Of(item)) : Results.Problem($"There is no data item '{id}'.", statusCode: 404))
            .RequireAuthorization(AccessServices.View).WithName("Item").WithSummary("One data item.").Produces<ItemAnswer>().ProducesProblem(404);
        api.MapPut("/items/{id}", ConfigureAsync)
            .RequireAuthorization(AccessServices.Configure).WithName("ConfigureItem").WithSummary("Makes a data item or changes it; what was entered keeps its kind and unit.")
            .Accepts<ItemChange>("application/json").Produces(204).ProducesProblem(400);
    }

    private static async Task<IResult> ConfigureAsync(
        string id, HttpRequest request, ClaimsPrincipal user, NodeConfiguration node, IItemEditing editing, CancellationToken cancellation)
    {
        ItemChange? change;
        try
        {
            change = await JsonSerializer.DeserializeAsync<ItemChange>(request.Body, Strict, cancellation);
        }
        catch (JsonException e)
        {
            return Bad($"{e.Path ?? "$"}: {e.Message}");
        }
        if (change is null || change.Item.Id != id || !EntryExamination.IsId(id))
            return Bad($"The body needs \"reason\" and \"item\", and the item the id '{id}' of the address: 1 to 100 letters, digits, '-', '_' and '.'.");
        var problems = await editing.ChangeAsync(ItemRecords.Of(change.Item, node.Plant), new ChangeNote(EntryEndpoints.NameOf(user), change.Reason), cancellation);
        return problems.Count > 0 ? Bad(string.Join(' ', problems.Select(p => p.Reason))) : Results.NoContent();
    }

    private static IResult Bad(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
