using System.CommandLine;
using Carbon.Node.Configuration;
using Carbon.Node.Demonstration;
using Carbon.Node.Simulation;

namespace Carbon.Node.Commands;

/// <summary><c>carbon simulate</c>: only the simulated meters of a plant, in real time, for a terminal that runs elsewhere.</summary>
internal static class SimulateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var plant = new Option<FileInfo>("--plant") { Description = "the simulated plant, for example config/demo/plant.json; terminal.json beside it has the channels", Required = true };
        var command = new Command("simulate", "starts only the simulated meters") { plant };
        command.SetAction((parse, cancellation) => CommandGuard.RunAsync(() => RunAsync(parse.GetRequiredValue(plant).FullName, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(file)!;
        var terminal = ConfigurationFile.Read(Path.Combine(folder, "terminal.json"), ShippedConfiguration.Library());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(terminal.Plant.TimeZone);
        var registers = new ReplayRegisters(SimulatedPlant.Read(file), folder, TimeProvider.System.GetUtcNow(), [], zone);
        await using var meters = await DemonstrationMeters.StartAsync(terminal.Channels, registers, TimeProvider.System, ports: null);
        var simulated = terminal.Channels.Select(c => c.Id).Except(meters.Unsimulated.Select(c => c.Id));
        Console.WriteLine($"Simulated meters of {terminal.Plant.NameEn} on the ports of {Path.Combine(folder, "terminal.json")}: {string.Join(", ", simulated)}");
        if (UnsimulatedChannel.Line(meters.Unsimulated) is { } left)
            Console.WriteLine(left);
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCodes.Success;
    }
}
