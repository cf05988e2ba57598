using Carbon.Accounting;
using Carbon.Accounting.Binding;
using Carbon.Node.Access;
using Carbon.Portal.Sources;
using Carbon.Views;

namespace Carbon.Node.Api;

/// <summary>A formula to check: the units of its symbols, and the unit it shall give.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Symbols">Unit by symbol.</param>
/// <param name="ResultUnit">Unit of the result.</param>
public sealed record FormulaToCheck(string? Formula, IReadOnlyDictionary<string, string>? Symbols, string? ResultUnit);

/// <summary><c>/api/v1/library</c>: methods, factor tables, choices for a symbol, formulas.</summary>
public static class LibraryEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("/library").RequireAuthorization(AccessServices.View);
        view.MapGet("/methods", (AccountingLibrary library) => library.Versions.OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Version).Select(MethodAnswer.Of))
            .WithName("Methods").WithSummary("Methods with their versions.");
        view.MapGet("/methods/{id}", (string id, int? version, AccountingLibrary library) =>
                library.Versions.Where(m => m.Id == id && (version is null || m.Version == version)).MaxBy(m => m.Version) is { } method ? Results.Ok(MethodDetail.Of(method)) : NotFound("method", id))
            .WithName("Method").WithSummary("One method with its sources and symbols; the newest version where none is named.").Produces<MethodDetail>().ProducesProblem(404);
        view.MapGet("/tables", (AccountingLibrary library) => library.Factors.Tables.Values.Select(t => TableAnswer.Of(t, library.Factors)))
            .WithName("FactorTables").WithSummary("Factor tables with year, calibre and document.");
        view.MapGet("/tables/{id}", (string id, AccountingLibrary library) =>
                library.Factors.Find(id) is { } table ? Results.Ok(TableDetail.Of(table, library.Factors)) : NotFound("factor table", id))
            .WithName("FactorTable").WithSummary("One factor table with its rows.").Produces<TableDetail>().ProducesProblem(404);
        view.MapPost("/formulas/check", (FormulaToCheck body, AccountingLibrary library) => Check(body, library))
            .WithName("CheckFormula").WithSummary("Whether a formula is well formed and sound in its dimensions; the place of the first contradiction otherwise.").Produces<FormulaVerdict>().ProducesProblem(400);
        view.MapGet("/choices", Choices)
            .WithName("Choices").WithSummary("What may be chosen for a symbol, best first; select=token:row, comma-separated.").Produces<IEnumerable<SymbolChoice>>().ProducesProblem(400);
    }

    private static IResult Check(FormulaToCheck body, AccountingLibrary library) =>
        body.Formula is null || body.ResultUnit is null
            ? Results.Problem("The body needs \"formula\", \"symbols\" and \"resultUnit\".", statusCode: StatusCodes.Status400BadRequest)
            : Results.Ok(FormulaVerdict.Of(body.Formula, body.Symbols ?? new Dictionary<string, string>(), body.ResultUnit, library.Units));

    private static IResult Choices(string? methodSource, string? symbol, string? select, string? gwpSet, string? source, ISourceEditing editing, PlantCatalogue catalogue)
    {
        if (string.IsNullOrEmpty(methodSource) || string.IsNullOrEmpty(symbol))
            return Results.Problem("Name methodSource and symbol.", statusCode: StatusCodes.Status400BadRequest);
        var rows = (select ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':', 2)).ToList();
        if (rows.Any(r => r.Length != 2) || rows.GroupBy(r => r[0]).Any(g => g.Count() > 1))
            return Results.Problem("select is token:row, several separated by commas.", statusCode: StatusCodes.Status400BadRequest);
        var calibre = catalogue.Sources().FirstOrDefault(s => s.Record.Id == source)?.Record.Constants.FirstOrDefault(c => c.Symbol == symbol && c.Calibre.Length > 0)?.Calibre;
        try
        {
            return Results.Ok(editing.Choices(methodSource, symbol, rows.ToDictionary(r => r[0], r => r[1]), string.IsNullOrEmpty(gwpSet) ? null : gwpSet, calibre));
        }
        catch (AccountingException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static IResult NotFound(string what, string id) => Results.Problem($"There is no {what} '{id}'.", statusCode: StatusCodes.Status404NotFound);
}
