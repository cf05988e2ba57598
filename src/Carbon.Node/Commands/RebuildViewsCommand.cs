using System.CommandLine;
using Carbon.Node.Hosting;
using Carbon.Persistence;
using Carbon.Views;
using Carbon.Views.Projections;

namespace Carbon.Node.Commands;

/// <summary><c>carbon rebuild-views</c>: builds the views of a stopped node anew from its journal.</summary>
internal static class RebuildViewsCommand
{
    private const int Run = 2000;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "data folder of the node, which must not run", Required = true };
        var command = new Command("rebuild-views", "builds the views anew from the journal") { data };
        command.SetAction(parse => CommandGuard.RunAsync(() => Task.FromResult(Rebuild(parse.GetRequiredValue(data).FullName))));
        return command;
    }

    private static int Rebuild(string data)
    {
        using var folder = DataFolder.Take(data);
        var views = new ViewsDatabase(folder.Path);
        views.Delete();
        using var reader = new JournalReader(new SqliteJournal(folder.Path).JournalFile);
        using var projection = new PlantProjection(views, TimeProvider.System);
        var count = 0L;
        for (var events = reader.After(0, Run); events.Count > 0; events = reader.After(projection.Position, Run))
        {
            projection.Project(events);
            count += events.Count;
        }
        Console.Error.WriteLine(FormattableString.Invariant($"{views.File}: built anew from {count} events"));
        return ExitCodes.Success;
    }
}
