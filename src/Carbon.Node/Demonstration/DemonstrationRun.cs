using System.Net.Http.Headers;
using System.Security.Cryptography;
using Carbon.Hosting;
using Carbon.Node.Access;
using Carbon.Node.Configuration;
using Carbon.Node.Hosting;
using Carbon.Node.Simulation;
using Carbon.Portal.Entries;
using Carbon.Views.Entries;

namespace Carbon.Node.Demonstration;

/// <summary>Puts the demonstration together around an ordinary terminal: clock, history, simulated meters, and the people who enter and push.</summary>
internal static class DemonstrationRun
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs until told to end.</summary>
    public static async Task RunAsync(string data, int port, bool json, double speed, CancellationToken cancellation)
    {
        using var folder = DataFolder.Take(data);
        var library = ShippedConfiguration.Library();
        var configFolder = Path.Combine(ShippedConfiguration.Folder, "demo");
        var configuration = ConfigurationFile.Read(Path.Combine(configFolder, "terminal.json"), library);
        var plant = SimulatedPlant.Read(Path.Combine(configFolder, "plant.json"));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(configuration.Plant.TimeZone);
        var state = DemonstrationState.Read(folder.Path, TimeProvider.System.GetUtcNow(), zone);
        var clock = new DemonstrationClock(TimeProvider.System, state.Now, speed);
        var exchanges = plant.Replacements.Select(r => new RegisterExchange(r.Meter, r.Point, At(state.LiveFrom, r, zone))).ToList();
        var registers = new ReplayRegisters(plant, configFolder, state.Epoch, exchanges, zone);
        await using var meters = await DemonstrationMeters.StartAsync(configuration.Channels, registers, clock, state.Ports);
        if (UnsimulatedChannel.Line(meters.Unsimulated) is { } left)
            await Console.Error.WriteLineAsync(left);
        state = state with { Ports = meters.Ports };
        state.Write(folder.Path);
        var app = NodeHost.Build(new NodeSettings
        {
            Configuration = configuration with { Channels = meters.Channels, Settings = DemonstrationSettings.Moved(configuration.Settings, state.Epoch, zone) },
            Library = library,
            DataFolder = folder.Path,
            Port = port,
            Time = clock,
            Notice = new DemonstrationNotice(),
            BeforeCollecting = state.HistoryLived ? null : (services, cancel) =>
                LiveAsync(new DemonstrationHistory(plant, registers, exchanges, state), services, folder.Path, state, zone, cancel),
        });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var others = Task.CompletedTask;
        try
        {
            await NodeRun.RunAsync(app, (started, address) =>
            {
                var token = started.Services.GetRequiredService<TokenStore>().Create(Role.Administrator, days: 30);
                others = OthersAsync(started, address, token, plant, registers, clock, zone, folder.Path, state with { HistoryLived = true }, ending.Token);
                return Announce(started, address, token, folder.Path);
            }, json, cancellation);
        }
        finally
        {
            await ending.CancelAsync();
            await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static DemonstrationReady Announce(WebApplication app, string address, string token, string data)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        app.Services.GetRequiredService<AccountStore>().Set("admin", Role.Administrator, password);
        return new DemonstrationReady(true, address, token, data, "admin", password);
    }

    private static async Task LiveAsync(DemonstrationHistory history, IServiceProvider services, string folder, DemonstrationState state, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await history.RecordAsync(services.GetRequiredService<EntityGateway>(), cancellation);
        await new DemonstrationEntries(services.GetRequiredService<IEntryDesk>(), Day(state.Epoch), Day(state.LiveFrom)).RecordAsync(cancellation);
        (state with { HistoryLived = true }).Write(folder);

        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }

    private static async Task OthersAsync(
        WebApplication app, string address, string token, SimulatedPlant plant, ReplayRegisters registers, TimeProvider clock, TimeZoneInfo zone, string folder, DemonstrationState state,
        CancellationToken cancellation)
    {
        using var node = new HttpClient { BaseAddress = new Uri(address) };
        node.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var people = new DemonstrationPeople(plant, registers, clock, node, state.Now);
        var office = new DemonstrationOffice(app.Services.GetRequiredService<EntryQueries>(), app.Services.GetRequiredService<IEntryDesk>(), clock, zone);
        await Task.WhenAll(people.RunAsync(cancellation), office.RunAsync(cancellation), KeepAsync(folder, state, clock, cancellation));
    }

    private static async Task KeepAsync(string folder, DemonstrationState state, TimeProvider clock, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(KeepEvery);
        while (await timer.WaitForNextTickAsync(cancellation))
            (state with { Now = clock.GetUtcNow() }).Write(folder);
    }

    private static DateTimeOffset At(DateTimeOffset start, SimulatedReplacement replacement, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(start, zone).Date.AddDays(-replacement.DaysBeforeStart) + replacement.TimeOfDay.ToTimeSpan();
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

/// <summary>What the demonstration says when it is ready.</summary>
internal sealed record DemonstrationReady(bool Ready, string Portal, string Token, string Data, string User, string Password)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"""

          Carbon demonstration: a steel works that meters itself

            Portal    {Portal}
            Sign in   {User} / {Password}
            Data      {Data}

          A simulated day takes about two minutes. Ctrl-C ends it; the next start goes on from there.

        """;
}
