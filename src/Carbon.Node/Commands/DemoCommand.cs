using System.CommandLine;
using Carbon.Node.Demonstration;
using Carbon.Node.Hosting;

namespace Carbon.Node.Commands;

/// <summary><c>carbon demo</c>, also what <c>carbon</c> alone does: a steel works of simulated meters, one terminal, the portal.</summary>
internal static class DemoCommand
{
    /// <summary>Adds the demonstration's options and action to a command.</summary>
    public static T On<T>(T command) where T : Command
    {
        var options = new NodeOptions();
        command.Options.Add(options.Data);
        command.Options.Add(options.Port);
        command.Options.Add(options.Json);
        var speed = new Option<double>("--speed") { Description = "simulated seconds a second", DefaultValueFactory = _ => 720 };
        command.Options.Add(speed);
        command.SetAction((parse, cancellation) => CommandGuard.RunAsync(async () =>
        {
            await DemonstrationRun.RunAsync(
                parse.GetValue(options.Data)?.FullName ?? DataFolder.Default, parse.GetValue(options.Port), parse.GetValue(options.Json), parse.GetValue(speed), cancellation);
            return ExitCodes.Success;
        }));
        return command;
    }

    /// <summary>The verb.</summary>
    public static Command Create() => On(new Command("demo", "starts the demonstration: simulated meters of a steel works, one terminal, the portal"));
}
