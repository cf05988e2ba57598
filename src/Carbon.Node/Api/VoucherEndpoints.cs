using System.Security.Claims;
using Carbon.Node.Access;
using Carbon.Node.Entries;
using Carbon.Portal.Entries;
using Carbon.Views.Entries;
using Microsoft.AspNetCore.Http.Features;

namespace Carbon.Node.Api;

/// <summary>Vouchers of entries: the file is the body, its name a parameter.</summary>
public static class VoucherEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/items/{item}/entries/{id}/vouchers", AttachAsync)
            .RequireAuthorization(AccessServices.Enter).WithName("AttachVoucher").WithSummary("Attaches a file of at most 20 MB to an entry; the body is the file, ?name= its name.")
            .Accepts<Stream>("*/*").Produces(204).ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/items/{item}/entries/{id}/vouchers/{hash}", ReadAsync)
            .RequireAuthorization(AccessServices.View).WithName("Voucher").WithSummary("A voucher as it was attached; one that is damaged on disk is reported and not sent.")
            .Produces(200).ProducesProblem(404).ProducesProblem(500);
    }

    private static async Task<IResult> AttachAsync(
        string item, string id, string? name, HttpContext context, ClaimsPrincipal user, EntryQueries entries, IEntryDesk desk, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = VoucherStore.MaximumBytes + 1;
        if (entries.Item(item) is null)
            return Results.Problem($"There is no data item '{item}'.", statusCode: StatusCodes.Status404NotFound);
        return await desk.AttachAsync(item, id, name ?? "", context.Request.ContentType ?? "", context.Request.Body, EntryEndpoints.NameOf(user), cancellation) is { } problem
            ? Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest)
            : Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(
        string item, string id, string hash, HttpResponse response, EntryQueries entries, VoucherStore vouchers, ILogger<VoucherStore> log, CancellationToken cancellation)
    {
        if (entries.Entry(item, id)?.Entry.Record.Vouchers.FirstOrDefault(v => v.Sha256 == hash) is not { } voucher)
            return Results.Problem($"The entry '{id}' of '{item}' has no voucher {hash}.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            var content = await vouchers.ReadAsync(voucher, cancellation);
            response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(content, voucher.MediaType, voucher.Name);
        }
        catch (VoucherDamagedException e)
        {
            log.LogError("{Problem}", e.Message);
            return Results.Problem(e.Message, statusCode: StatusCodes.Status500InternalServerError);
        }
    }
}
