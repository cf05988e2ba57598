using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carbon.Node.Tests.Node;

/// <summary>The data folder on a small file system of its own, which only root can make.</summary>
public sealed class FullDiskTests
{
    private static readonly DateTimeOffset Midnight = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-3).AddHours(-8);

    [SkippableFact]
    public async Task A_full_disk_stops_acknowledgements_until_there_is_room_and_nothing_acknowledged_is_lost()
    {
        var disk = Directory.CreateTempSubdirectory("carbon-disk-").FullName;
        Skip.IfNot(await RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk) == 0, "a file system of its own needs root and mount");
        try
        {
            await using var node = new TestNode(SmallPlant.Pushed(), Path.Combine(disk, "data"));
            var token = await node.TokenAsync("operator");
            await node.StartAsync();
            var client = node.Client(token);
            var acknowledged = 0;
            Assert.True(await PushAsync(client, acknowledged++));

            var ballast = Path.Combine(disk, "ballast");
            Fill(ballast);
            var sick = await HealthAsync(client, HttpStatusCode.ServiceUnavailable);
            Assert.Contains("cannot be written", sick.GetProperty("reason").GetString(), StringComparison.Ordinal);
            Assert.False(await PushAsync(client, acknowledged));

            File.Delete(ballast);
            await HealthAsync(client, HttpStatusCode.OK);
            for (var minute = acknowledged; minute < 60; minute++)
                Assert.True(await PushAsync(client, minute), $"minute {minute}");
            Assert.True(await PushAsync(client, 24 * 60));

            await node.Process.KillAsync();
            await node.StartAsync();
            var values = await TestNode.UntilAsync(
                node.Client(token),
                $"/api/v1/meters/hall/readings?step=day&from={Uri.EscapeDataString(Midnight.ToString("O"))}&to={Uri.EscapeDataString(Midnight.AddDays(1).ToString("O"))}",
                a => a.GetProperty("points")[0].GetProperty("values").GetArrayLength() == 1);
            Assert.Equal("60", values.GetProperty("points")[0].GetProperty("values")[0].GetProperty("value").GetString());
        }
        finally
        {
            await RunAsync("umount", "-l", disk);
            Directory.Delete(disk);
        }
    }

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[64 * 1024];
        try
        {
            while (stream.Length < 1024L * 1024 * 1024)
                stream.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task<bool> PushAsync(HttpClient client, int minute)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/readings", new
        {
            device = "hall",
            readings = new[] { new { point = "energy", time = Midnight.AddMinutes(minute).ToString("O"), value = "1", id = $"m{minute}" } },
        });
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rejected").GetArrayLength() == 0;
    }

    private static async Task<JsonElement> HealthAsync(HttpClient client, HttpStatusCode wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            using var answer = await client.GetAsync("/healthz", limit.Token);
            if (answer.StatusCode == wanted)
                return await answer.Content.ReadFromJsonAsync<JsonElement>();
            await pause.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
