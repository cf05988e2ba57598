using System.CommandLine;
using System.Runtime.InteropServices;

namespace Carbon.Node.Commands;

/// <summary>The command line of <c>carbon</c>: one verb a file, each a <see cref="Command"/> of its own.</summary>
public static class CarbonCommandLine
{
    /// <summary>Parses <paramref name="args"/> and runs the verb. Returns 0 for success, 1 for a failed check, 2 for wrong usage or unreadable input.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = DemoCommand.On(new RootCommand("Carbon: carbon-emission measurement data management terminal")
        {
            DecodeCommand.Create(),
            AccountCommand.Create(),
            SettleCommand.Create(),
            DemoCommand.Create(),
            RunCommand.Create(),
            TokenCommand.Create(),
            UserCommand.Create(),
            RebuildViewsCommand.Create(),
            VerifyCommand.Create(),
            SimulateCommand.Create(),
            StatusCommand.Create(),
        });
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(' ', result.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return ExitCodes.Usage;
        }
        using var ending = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, ending.Token);

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ending.Cancel();
        }
    }
}
