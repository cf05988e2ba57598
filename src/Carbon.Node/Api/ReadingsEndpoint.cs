using System.Globalization;
using System.Text.Json;
using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Node.Access;
using Carbon.Node.Collection;
using Carbon.Node.Health;

namespace Carbon.Node.Api;

/// <summary>A batch of readings that an acquisition device pushes (clause 11.3 b).</summary>
/// <param name="Device">Id of the meter.</param>
/// <param name="Readings">Its readings.</param>
public sealed record PushedReadings(string? Device, IReadOnlyList<PushedReading>? Readings);

/// <summary>One pushed reading.</summary>
/// <param name="Point">Id of the measuring point.</param>
/// <param name="Time">ISO 8601 with offset.</param>
/// <param name="Value">Plain decimal, as a string or a number.</param>
/// <param name="Id">The device's id of the reading; the same id counts once.</param>
public sealed record PushedReading(string? Point, string? Time, JsonElement Value, string? Id);

/// <summary>What became of pushed readings; sent only when the accepted ones are durable.</summary>
public sealed record PushAnswer(int Accepted, int Duplicates, IReadOnlyList<PushRejection> Rejected);

/// <summary>A reading that was refused, and why.</summary>
public sealed record PushRejection(string Id, string Reason);

/// <summary><c>POST /api/v1/readings</c>.</summary>
public static class ReadingsEndpoint
{
    /// <summary>Most readings in one request.</summary>
    public const int MaximumReadings = 10_000;

    private const int MaximumIdLength = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Maps the call.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/readings", PushAsync)
        .WithName("PushReadings")
        .WithSummary("Readings pushed by an acquisition device; answered only when they are durable.")
        .RequireAuthorization(AccessServices.Push)
        .Produces<PushAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> PushAsync(PushedReadings body, EntityGateway gateway, ReceptionMetrics metrics, CollectionState collection, ArrivalLog arrivals, StorageProbe storage, TimeProvider time, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(body.Device) || body.Readings is null)
            return Results.Problem("The body needs \"device\" (id of the meter) and \"readings\" (a list).", statusCode: StatusCodes.Status400BadRequest);
        if (body.Readings.Count > MaximumReadings)
            return Results.Problem($"One request takes at most {MaximumReadings} readings; this one has {body.Readings.Count}. Send them in several.", statusCode: StatusCodes.Status400BadRequest);
        if (!collection.Knows(body.Device))
            return Unknown(body.Device, body.Readings, metrics);
        if (storage.Failure is { } failure)
            return Results.Problem(failure, statusCode: StatusCodes.Status503ServiceUnavailable);
        var rejected = new List<PushRejection>();
        var command = new RecordReadings { MeterId = body.Device, ReceivedAt = time.GetUtcNow().ToUnixTimeMilliseconds() };
        var groups = new Dictionary<string, PointReadings>(StringComparer.Ordinal);
        foreach (var reading in body.Readings)
        {
            if (Problem(reading, out var record) is { } reason)
            {
                rejected.Add(new PushRejection(reading?.Id ?? "", reason));
                continue;
            }
            if (!groups.TryGetValue(reading.Point!, out var group))
            {
                groups[reading.Point!] = group = new PointReadings { Point = reading.Point };
                command.Points.Add(group);
            }
            group.Readings.Add(record);
        }
        var (accepted, duplicates) = (0, 0);
        if (command.Points.Count > 0)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            switch (await AskAsync(gateway, command, patience.Token))
            {
                case null:
                    cancellation.ThrowIfCancellationRequested();
                    return Results.Problem("The readings could not be made durable in time and are not acknowledged. Send them again with the same ids; /healthz says what is wrong.", statusCode: StatusCodes.Status503ServiceUnavailable);
                case ReadingsReply reply:
                    (accepted, duplicates) = (reply.Accepted, reply.Duplicates);
                    arrivals.Came(command, reply);
                    rejected.AddRange(reply.Rejected.Select(r => new PushRejection(r.Id, r.Reason)));
                    break;
                case Refused refused:
                    return Results.Problem(refused.Reason, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }
        metrics.Count(accepted, duplicates, rejected.Count);
        collection.Pushed(body.Device, accepted + duplicates > 0, rejected.LastOrDefault()?.Reason);
        return Results.Ok(new PushAnswer(accepted, duplicates, rejected));
    }

    private static async Task<Google.Protobuf.IMessage?> AskAsync(EntityGateway gateway, RecordReadings command, CancellationToken cancellation)
    {
        try
        {
            return await gateway.SendAsync(command, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static IResult Unknown(string device, IReadOnlyList<PushedReading> readings, ReceptionMetrics metrics)
    {
        metrics.Count(0, 0, readings.Count);
        var reason = $"There is no device '{(device.Length > MaximumIdLength ? device[..MaximumIdLength] + "..." : device)}' in the configuration of this node.";
        return Results.Ok(new PushAnswer(0, 0, [.. readings.Select(r => new PushRejection(r?.Id ?? "", reason))]));
    }

    private static string? Problem(PushedReading? reading, out ReadingRecord record)
    {
        record = new ReadingRecord();
        if (reading is null || string.IsNullOrEmpty(reading.Point))
            return "The reading has no \"point\".";
        if (reading.Id?.Length > MaximumIdLength)
            return $"The id is longer than {MaximumIdLength} characters.";
        if (!ApiTimes.TryParseExact(reading.Time, out var time, out var reason))
            return reason;
        var text = reading.Value.ValueKind switch
        {
            JsonValueKind.String => reading.Value.GetString(),
            JsonValueKind.Number => reading.Value.GetRawText(),
            _ => null,
        };
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return $"The value {(text is null ? reading.Value.ValueKind == JsonValueKind.Undefined ? "is missing" : reading.Value.GetRawText() : $"'{text}'")} is not a plain decimal number.";
        record = MeteringRecords.Record(new Reading(time, time, value, Quality.Good, reading.Id ?? ""));
        return null;
    }
}
