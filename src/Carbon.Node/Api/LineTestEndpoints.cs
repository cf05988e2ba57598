using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Access;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Api;

/// <summary>A meter to be read now.</summary>
public sealed record TestReading
{
    /// <summary>Channel whose secrets stand behind masks, for options that are not saved.</summary>
    public string? Channel { get; init; }

    /// <summary>Options of a channel that is not saved.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>Id of the meter.</summary>
    public required string Meter { get; init; }

    /// <summary>Address and how points are read, where they are not saved.</summary>
    public JsonElement? Place { get; init; }

    /// <summary>Model that points are taken from.</summary>
    public ModelSetting? Model { get; init; }

    /// <summary>Points to be read; all where empty.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    internal MeterTestRequest Request(string? channel) => new(channel ?? Channel, Options?.GetRawText(), Meter, Place?.GetRawText(), Model?.Choice, [.. Points]);
}

/// <summary>A line to be searched.</summary>
public sealed record Scanning
{
    /// <summary>Channel whose secrets stand behind masks, for options that are not saved.</summary>
    public string? Channel { get; init; }

    /// <summary>Options of a channel that is not saved.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>First Modbus unit.</summary>
    public int From { get; init; } = 1;

    /// <summary>Last Modbus unit.</summary>
    public int To { get; init; } = 247;

    /// <summary>Modbus holding register that is asked for.</summary>
    public int Register { get; init; }

    /// <summary>How long one question may take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long the search may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(10);

    internal LineScanRequest Request(string? channel) => new(channel ?? Channel, Options?.GetRawText(), From, To, Register, Timeout, Longest);
}

/// <summary>A frame, explained as <c>carbon decode</c> explains it.</summary>
public sealed record FrameAnswer(DateTimeOffset At, string Direction, string Hex, string? Problem, string? Protocol, bool? Accept, JsonNode? Meaning)
{
    internal static FrameAnswer Of(LineFrame f) => new(f.At, f.Sent ? "sent" : "received", f.Hex, f.Problem, f.Protocol, f.IsSound, f.Meaning is null ? null : JsonNode.Parse(f.Meaning));
}

/// <summary>What a meter said.</summary>
public sealed record TestAnswer(string Meter, DateTimeOffset At, string Line, string? Fault, double? SlowestMs, IEnumerable<TestedPoint> Points, IEnumerable<FrameAnswer> Frames)
{
    internal static TestAnswer Of(MeterTest t) => new(t.Meter, t.At, t.Line, t.Fault, Milliseconds(t.Slowest), t.Points, t.Frames.Select(FrameAnswer.Of));

    private static double? Milliseconds(TimeSpan? time) => time is { } given ? Math.Round(given.TotalMilliseconds, 1) : null;
}

/// <summary>A search for addresses.</summary>
public sealed record ScanAnswer(
    string Id, string? Channel, LineScanState State, DateTimeOffset StartedAt, int Asked, int Planned, IEnumerable<FoundMeter> Found, IEnumerable<string> Notes, string? Fault, IEnumerable<FrameAnswer> Frames)
{
    internal static ScanAnswer Of(LineScan s) => new(s.Id, s.Channel, s.State, s.StartedAt, s.Asked, s.Planned, s.Found, s.Notes, s.Fault, s.Frames.Select(FrameAnswer.Of));
}

/// <summary><c>/api/v1/channels/.../test-read</c> and <c>.../scan</c>: questions to lines besides their schedule, for administrators.</summary>
public static class LineTestEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var configure = api.MapGroup("/channels").RequireAuthorization(AccessServices.Configure);
        configure.MapPost("/{id}/test-read", (string id, HttpRequest request, ILineTesting testing, CancellationToken cancellation) => ReadAsync(id, request, testing, cancellation))
            .WithName("TestRead").WithSummary("Reads a meter now, on its line's next turn: values with frames and their meaning. Place or model: a meter that is not saved. Nothing is recorded.")
            .Accepts<TestReading>("application/json").Produces<TestAnswer>().ProducesValidationProblem().ProducesProblem(404);
        configure.MapPost("/test-read", (HttpRequest request, ILineTesting testing, CancellationToken cancellation) => ReadAsync(null, request, testing, cancellation))
            .WithName("TestReadDraft").WithSummary("The same for a channel that is not saved; its line is opened for the question and closed again.")
            .Accepts<TestReading>("application/json").Produces<TestAnswer>().ProducesValidationProblem().ProducesProblem(404);
        configure.MapPost("/{id}/scan", (string id, HttpRequest request, ILineTesting testing, CancellationToken cancellation) => ScanAsync(id, request, testing, cancellation))
            .WithName("ScanChannel").WithSummary("Searches a line for addresses, one question at a time after everything that is due.")
            .Accepts<Scanning>("application/json").Produces<ScanAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(404);
        configure.MapPost("/scan", (HttpRequest request, ILineTesting testing, CancellationToken cancellation) => ScanAsync(null, request, testing, cancellation))
            .WithName("ScanDraft").WithSummary("The same for a channel that is not saved.")
            .Accepts<Scanning>("application/json").Produces<ScanAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem().ProducesProblem(404);
        configure.MapGet("/scans/{scan}", (string scan, ILineTesting testing) => testing.Scan(scan) is { } found ? Results.Ok(ScanAnswer.Of(found)) : NoScan(scan))
            .WithName("Scan").WithSummary("How a search stands and what it has found.").Produces<ScanAnswer>().ProducesProblem(404);
        configure.MapDelete("/scans/{scan}", (string scan, ILineTesting testing) => testing.CancelScan(scan) ? Results.NoContent() : NoScan(scan))
            .WithName("EndScan").WithSummary("Ends a search.").Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> ReadAsync(string? channel, HttpRequest request, ILineTesting testing, CancellationToken cancellation)
    {
        var (body, refusal) = await StrictBody.ReadAsync<TestReading>(request, cancellation);
        if (body is null)
            return refusal!;
        return Missing(channel, body.Options) ?? Answer(await testing.ReadAsync(body.Request(channel), cancellation), channel, t => Results.Ok(TestAnswer.Of(t)));
    }

    private static async Task<IResult> ScanAsync(string? channel, HttpRequest request, ILineTesting testing, CancellationToken cancellation)
    {
        var (body, refusal) = await StrictBody.ReadAsync<Scanning>(request, cancellation);
        if (body is null)
            return refusal!;
        return Missing(channel, body.Options) ?? Answer(await testing.StartScanAsync(body.Request(channel), cancellation), channel, s => Results.Accepted($"/api/v1/channels/scans/{s.Id}", ScanAnswer.Of(s)));
    }

    private static IResult? Missing(string? channel, JsonElement? options) =>
        channel is null && options is null ? StrictBody.Invalid([("$.options", "give the options of the channel; a channel that is saved has its own address: /channels/ID/...")]) : null;

    private static IResult Answer<T>(LineOutcome<T> outcome, string? channel, Func<T, IResult> answer)
        where T : class =>
        outcome.Result is { } result ? answer(result)
        : outcome.Found ? StrictBody.Invalid(outcome.Problems.Select(p => (p.Path, p.Message)))
        : Results.Problem($"There is no channel '{channel}'.", statusCode: StatusCodes.Status404NotFound);

    private static IResult NoScan(string scan) => Results.Problem($"There is no search '{scan}'; searches are kept for an hour.", statusCode: StatusCodes.Status404NotFound);
}
