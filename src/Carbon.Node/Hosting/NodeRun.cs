using System.Text.Json;
using Carbon.Node.Health;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Carbon.Node.Hosting;

/// <summary>Runs a node until it is told to end, and says when it is ready.</summary>
internal static class NodeRun
{
    /// <summary>Address of the portal of a started node.</summary>
    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal);

    /// <summary>Starts, waits until ready, announces, and runs to the end.</summary>
    public static async Task RunAsync(WebApplication app, Func<WebApplication, string, object> announce, bool json, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        try
        {
            await app.StartAsync(ending.Token);
            await app.Services.GetRequiredService<NodeReadiness>().Ready.WaitAsync(ending.Token);
            var announcement = announce(app, AddressOf(app));
            Console.WriteLine(json ? JsonSerializer.Serialize(announcement, JsonSerializerOptions.Web) : announcement.ToString());
            await app.WaitForShutdownAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }
}
