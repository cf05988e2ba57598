using System.Text.Json;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Configuration;

namespace Carbon.Node.Api;

/// <summary>Reads a body that may hold nothing unknown; every fault is answered with its JSON path.</summary>
internal static class StrictBody
{
    private static readonly JsonSerializerOptions Strict = new(ChannelOptions.Json) { Converters = { new PlainDecimalConverter() } };

    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellation);
            var json = body.ToArray();
            if (NullEntries.Find(json) is { } empty)
                return (null, Invalid([(empty, "is null; fill it in or take it away")]));
            return JsonSerializer.Deserialize<T>(json, Strict) is { } read ? (read, null) : (null, Invalid([("$", "the body is empty")]));
        }
        catch (JsonException e)
        {
            return (null, Invalid([(e.Path ?? "$", e.Message)]));
        }
    }

    public static IResult Invalid(IEnumerable<(string Path, string Message)> problems) =>
        Results.ValidationProblem(problems.GroupBy(p => p.Path).ToDictionary(g => g.Key, g => g.Select(p => p.Message).Distinct().ToArray()), "Nothing is changed.");
}
