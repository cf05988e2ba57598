using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Carbon.Node.Health;

namespace Carbon.Node.Commands;

/// <summary><c>carbon status</c>: one screen of a running node's health.</summary>
internal static class StatusCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "address of the node", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var token = new Option<string?>("--token") { Description = "API token; with it the meters are shown as well" };
        var command = new Command("status", "one screen of a running node's health") { url, token };
        command.SetAction(async (parse, cancellation) =>
        {
            if (Uri.TryCreate(parse.GetRequiredValue(url), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
                return await ShowAsync(address, parse.GetValue(token), cancellation);
            await Console.Error.WriteLineAsync($"--url: '{parse.GetValue(url)}' is not an address such as http://127.0.0.1:8080");
            return ExitCodes.Usage;
        });
        return command;
    }

    private static async Task<int> ShowAsync(Uri url, string? token, CancellationToken cancellation)
    {
        using var node = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await node.GetAsync("/healthz", cancellation);
            var health = await answer.Content.ReadFromJsonAsync<HealthAnswer>(cancellation);
            Console.WriteLine($"{url}  {health?.Status ?? "no answer"}  {health?.Reason}".TrimEnd());
            if (token is not null)
            {
                node.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                Print(await node.GetFromJsonAsync<JsonElement>("/api/v1/meters", cancellation));
            }
            return answer.IsSuccessStatusCode ? ExitCodes.Success : ExitCodes.CheckFailed;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            await Console.Error.WriteLineAsync($"{url}: {e.Message}");
            return ExitCodes.CheckFailed;
        }
    }

    private static void Print(JsonElement meters)
    {
        foreach (var meter in meters.EnumerateArray())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {meter.GetProperty("state").GetString(),-8} {meter.GetProperty("id").GetString(),-24} {Latest(meter)}"));
        }
    }

    private static string Latest(JsonElement meter) => string.Join("  ", meter.GetProperty("points").EnumerateArray()
        .Where(p => p.TryGetProperty("value", out _))
        .Select(p => $"{p.GetProperty("point").GetString()} {p.GetProperty("value").GetString()} at {p.GetProperty("time").GetString()}"));
}
