using System.Security.Claims;
using Carbon.Node.Access;
using Carbon.Node.Entries.Import;
using Carbon.Portal.Entries;
using Carbon.Views.Entries;

namespace Carbon.Node.Api;

/// <summary>Tables of entries: a template to fill in, and bringing it in.</summary>
public static class EntryTableEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/entries/template", Template)
            .RequireAuthorization(AccessServices.View).WithName("EntryTemplate").WithSummary("A table to fill in with a row for each missing period: format csv or xlsx, of all items or one.")
            .Produces(200, contentType: EntryTemplate.Workbook, additionalContentTypes: "text/csv").ProducesProblem(400);
        api.MapPost("/entries/import", ImportAsync)
            .RequireAuthorization(AccessServices.Enter).WithName("ImportEntries")
            .WithSummary("Brings in a csv or xlsx table, all rows or none; submit=false keeps drafts, check=true changes nothing. The same table twice changes nothing twice.")
            .Accepts<Stream>("text/csv", EntryTemplate.Workbook, "application/octet-stream").Produces<ImportReport>().Produces<ImportReport>(StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Template(string? format, string? item, EntryQueries entries, TimeProvider time)
    {
        var due = entries.Due(time.GetUtcNow()).Where(d => string.IsNullOrEmpty(item) || d.Item.Id == item).OrderBy(d => d.Item.Id, StringComparer.Ordinal).ThenBy(d => d.From);
        return (format ?? "xlsx") switch
        {
            "xlsx" => Results.File(EntryTemplate.Xlsx(due, [.. entries.Items().Select(i => i.Record)]), EntryTemplate.Workbook, "entries.xlsx"),
            "csv" => Results.File(EntryTemplate.Csv(due), "text/csv", "entries.csv"),
            _ => Results.Problem($"The format '{format}' is not csv or xlsx.", statusCode: StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<IResult> ImportAsync(
        string? item, bool? submit, bool? check, HttpRequest request, ClaimsPrincipal user, EntryImport import, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellation);
        var report = await import.RunAsync(content.ToArray(), string.IsNullOrEmpty(item) ? null : item, submit ?? true, check ?? false, EntryEndpoints.NameOf(user), cancellation);
        return report.Problems.Count == 0 ? Results.Ok(report) : Results.Json(report, statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}
