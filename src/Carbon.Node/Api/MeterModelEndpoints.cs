using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Carbon.Node.Access;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.MeterModels;

namespace Carbon.Node.Api;

/// <summary>A meter model.</summary>
public sealed record MeterModelAnswer(
    string Id, string Version, string Vendor, string Name, string TitleZh, string TitleEn, string Medium, string Protocol, IReadOnlyList<string> ChannelProtocols,
    string AccuracyClass, string Range, int? CalibrationMonths, bool IsOwn, ImmutableArray<string> Unconfirmed, ImmutableArray<MeterModelSource> Sources, IReadOnlyList<MeterModelPointAnswer> Points)
{
    internal static MeterModelAnswer Of(MeterModel m) => new(
        m.Id, m.Version, m.Vendor, m.Name, m.TitleZh, m.TitleEn, m.Medium, m.Protocol, [.. MeterModelCheck.Protocols(m)], m.AccuracyClass, m.Range, m.CalibrationMonths, m.IsOwn,
        m.Unconfirmed, m.Sources, [.. m.Points.Select(p => new MeterModelPointAnswer(
            p.Id, p.NameZh, p.NameEn, p.Kind.ToString().ToLowerInvariant(), p.Unit, p.Ratio.ToString().ToLowerInvariant(), p.IsDefault, p.Modulus, p.Decimals, p.Unconfirmed, p.Read.DeepClone()))]);
}

/// <summary>A point of a model.</summary>
public sealed record MeterModelPointAnswer(
    string Id, string NameZh, string NameEn, string Kind, string Unit, string Ratio, bool IsDefault, decimal? Modulus, int? Decimals, ImmutableArray<string> Unconfirmed, JsonNode Read);

/// <summary>Meter models, and what is wrong with files that are not among them.</summary>
public sealed record MeterModelsAnswer(IReadOnlyList<MeterModelAnswer> Models, ImmutableArray<string> Problems);

/// <summary>A model written out: a meter and its place on a channel, to which address and id are added.</summary>
public sealed record ExpandedModelAnswer(string Model, string Version, JsonNode Meter, JsonNode Place);

/// <summary><c>/api/v1/meter-models</c>.</summary>
public static class MeterModelEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("/meter-models").RequireAuthorization(AccessServices.View);
        view.MapGet("", (MeterModelLibrary models) => new MeterModelsAnswer([.. models.Models.Select(MeterModelAnswer.Of)], models.Problems))
            .WithName("MeterModels").WithSummary("Models of instruments, with sources; and files that could not be read.");
        view.MapGet("/{id}", (string id, MeterModelLibrary models) => models.Find(id) is { } model ? Results.Ok(MeterModelAnswer.Of(model)) : NotFound(id))
            .WithName("MeterModel").WithSummary("One model.").Produces<MeterModelAnswer>().ProducesProblem(404);
        view.MapPost("/{id}/expand", ExpandAsync)
            .WithName("ExpandMeterModel").WithSummary("What a model is written out to for a channel of a protocol; nothing is changed.")
            .Accepts<ModelSetting>("application/json").Produces<ExpandedModelAnswer>().ProducesValidationProblem().ProducesProblem(404);
    }

    private static async Task<IResult> ExpandAsync(string id, string? protocol, HttpRequest request, MeterModelLibrary models, CancellationToken cancellation)
    {
        if (models.Find(id) is not { } model)
            return NotFound(id);
        var (setting, refusal) = await StrictBody.ReadAsync<ModelSetting>(request, cancellation);
        if (setting is null)
            return refusal!;
        var problems = new List<OptionProblem>();
        var expanded = models.Expand(setting.Choice with { Id = id }, protocol ?? MeterModelCheck.Protocols(model).First(), problems);
        return expanded is null
            ? StrictBody.Invalid(problems.Select(p => (p.Path.Replace("$.model.", "$.", StringComparison.Ordinal), p.Message)))
            : Results.Ok(new ExpandedModelAnswer(model.Id, model.Version, expanded.Meter, expanded.Place));
    }

    private static IResult NotFound(string id) => Results.Problem($"There is no meter model '{id}'.", statusCode: StatusCodes.Status404NotFound);
}
