using Carbon.Node.Access;
using Carbon.Node.Acquisition.State;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Api;

/// <summary>Times between the last requests and their replies, in ms.</summary>
public sealed record ResponseAnswer(int Count, double Median, double P95, double Longest)
{
    internal static ResponseAnswer? Of(ResponseTimes? t) => t is null ? null : new(t.Count, Milliseconds(t.Median), Milliseconds(t.P95), Milliseconds(t.Longest));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}

/// <summary>Whether the readings of a point come as they should.</summary>
public sealed record ArrivalAnswer(string Meter, string Point, string Channel, int EverySeconds, DateTimeOffset? Last, DateTimeOffset? DueSince, long Missing)
{
    internal static ArrivalAnswer Of(PointArrival p) => new(p.Meter, p.Point, p.Channel, (int)Math.Ceiling(p.Every.TotalSeconds), p.Last, p.DueSince, p.Missing);
}

/// <summary>Counters of the communication with a meter since its channel runs.</summary>
public sealed record MeterCommunicationAnswer(
    string Meter, LinkState State, DateTimeOffset? LastContact, string? LastError, DateTimeOffset? LastErrorAt,
    long Requests, long Silences, long Exceptions, long Invalid, long LineFailures, long Rejected, string? LastRejection, ResponseAnswer? ResponseMs, IEnumerable<ArrivalAnswer> Points)
{
    internal static MeterCommunicationAnswer Of(MeterLink m, IEnumerable<PointArrival> points) => new(
        m.MeterId, m.State, m.LastContact, m.LastError, m.LastErrorAt, m.Requests, m.Timeouts, m.Errors, m.Invalid, m.LineFailures, m.Rejected, m.LastRejection,
        ResponseAnswer.Of(m.Response), points.Select(ArrivalAnswer.Of));
}

/// <summary>A frame of a channel with the meter it belongs to.</summary>
public sealed record MeterFrameAnswer(string Meter, FrameAnswer Frame);

/// <summary>How a channel runs.</summary>
public sealed record CommunicationAnswer(string Channel, string Protocol, bool Connected, int Held, string? LastError, long Requests, long Failures, ResponseAnswer? ResponseMs, IReadOnlyList<MeterCommunicationAnswer> Meters);

/// <summary><c>/api/v1/channels/{id}/communication</c>, <c>.../frames</c> and <c>/api/v1/arrivals</c>: how collection runs.</summary>
public static class CommunicationEndpoints
{
    /// <summary>Maps the calls.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var view = api.MapGroup("").RequireAuthorization(AccessServices.View);
        view.MapGet("/channels/{id}/communication", (string id, IAcquisitionState state, IArrivalWatch watch) => Communication(id, state, watch) is { } found ? Results.Ok(found) : NotFound("channel", id))
            .WithName("ChannelCommunication").WithSummary("Counters, error kinds and response times of a channel and its meters, and what should have come and did not.").Produces<CommunicationAnswer>().ProducesProblem(404);
        view.MapGet("/channels/{id}/frames", async (string id, bool? explain, ILineFrames frames, CancellationToken cancellation) =>
                await frames.OfChannelAsync(id, explain ?? false, cancellation) is { } found ? Results.Ok(found.Select(f => new MeterFrameAnswer(f.Meter, FrameAnswer.Of(f.Frame)))) : NotFound("channel", id))
            .WithName("ChannelFrames").WithSummary("The last raw frames of a channel's meters; explain=true: with their meaning.").Produces<IEnumerable<MeterFrameAnswer>>().ProducesProblem(404);
        view.MapGet("/meters/{id}/frames", async (string id, bool? explain, ILineFrames frames, CancellationToken cancellation) =>
                await frames.OfMeterAsync(id, explain ?? false, cancellation) is { } found ? Results.Ok(found.Select(FrameAnswer.Of)) : NotFound("meter on a channel", id))
            .WithName("MeterFrames").WithSummary("The last raw frames of a meter; explain=true: with their meaning.").Produces<IEnumerable<FrameAnswer>>().ProducesProblem(404);
        view.MapGet("/arrivals", (bool? overdue, IArrivalWatch watch) => watch.Points().Where(p => overdue != true || p.DueSince is not null).Select(ArrivalAnswer.Of))
            .WithName("Arrivals").WithSummary("Points whose readings are expected: the latest, since when one is missing, and how many are; overdue=true: only those where one is.");
    }

    internal static IResult NotFound(string what, string id) => Results.Problem($"There is no {what} '{id}' that runs.", statusCode: StatusCodes.Status404NotFound);

    private static CommunicationAnswer? Communication(string id, IAcquisitionState state, IArrivalWatch watch)
    {
        if (state.Channels().FirstOrDefault(c => c.ChannelId == id) is not { } channel)
            return null;
        var meters = state.Meters().Where(m => m.ChannelId == id).ToList();
        var points = watch.Points().Where(p => p.Channel == id).ToLookup(p => p.Meter);
        return new CommunicationAnswer(
            id, channel.Protocol, channel.Connected, channel.Held, channel.LastError, meters.Sum(m => m.Requests), meters.Sum(m => m.Timeouts + m.Errors + m.Invalid),
            ResponseAnswer.Of(channel.Response), [.. meters.Select(m => MeterCommunicationAnswer.Of(m, points[m.MeterId]))]);
    }
}
