using System.CommandLine;
using Carbon.Node.Access;
using Carbon.Node.Configuration;
using Carbon.Node.Hosting;

namespace Carbon.Node.Commands;

/// <summary><c>carbon run</c>: a node from a configuration file.</summary>
internal static class RunCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var options = new NodeOptions();
        var config = new Option<FileInfo>("--config") { Description = "configuration of the node", Required = true };
        var check = new Option<bool>("--check") { Description = "only check the configuration" };
        var command = new Command("run", "starts a node from a configuration") { config, check, options.Data, options.Port, options.Json };
        command.SetAction((parse, cancellation) => CommandGuard.RunAsync(() =>
        {
            var file = parse.GetRequiredValue(config).FullName;
            return parse.GetValue(check)
                ? CheckAsync(file, parse.GetValue(options.Data)?.FullName)
                : RunAsync(file, parse.GetValue(options.Data)?.FullName, parse.GetValue(options.Port), parse.GetValue(options.Json), cancellation);
        }));
        return command;
    }

    private static async Task<int> CheckAsync(string file, string? data)
    {
        var own = OwnLibrary.Folder(file, data);
        var configuration = ConfigurationFile.Read(file, ShippedConfiguration.Library(own));
        ShippedConfiguration.Uncertainty(own);
        ShippedConfiguration.Calendar(own);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{file}: sound; {configuration.Meters.Count} meters on {configuration.Channels.Count} channels, {configuration.Sources.Count} sources, {configuration.Boundaries.Count} boundaries"));
        return ExitCodes.Success;
    }

    private static async Task<int> RunAsync(string file, string? data, int port, bool json, CancellationToken cancellation)
    {
        var own = OwnLibrary.Folder(file, data);
        var library = ShippedConfiguration.Library(own);
        var uncertainty = ShippedConfiguration.Uncertainty(own);
        var calendar = ShippedConfiguration.Calendar(own);
        var configuration = ConfigurationFile.Read(file, library);
        using var folder = DataFolder.Take(data ?? OwnLibrary.DataOf(configuration.Plant.Id));
        UsedLibrary.Check(folder.Path, library);
        var app = NodeHost.Build(new NodeSettings { Configuration = configuration, Library = library, Uncertainty = uncertainty, Calendar = calendar, DataFolder = folder.Path, Port = port });
        await NodeRun.RunAsync(
            app,
            (started, address) => new NodeReady(true, address, folder.Path, started.Services.GetRequiredService<AccountStore>().CreateFirst()),
            json,
            cancellation);
        return ExitCodes.Success;
    }
}

/// <summary>What a node says when it is ready. The password of the first administrator is shown once, at the first start.</summary>
internal sealed record NodeReady(bool Ready, string Portal, string Data, string? Password)
{
    /// <inheritdoc/>
    public override string ToString() => Password is null
        ? $"Ready: {Portal}"
        : $"Ready: {Portal}{Environment.NewLine}First administrator: admin / {Password} (shown this once)";
}
