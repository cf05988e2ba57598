using Carbon.Node.Health;
using Carbon.Persistence;
using Carbon.Views;
using Carbon.Views.Projections;
using Microsoft.Data.Sqlite;

namespace Carbon.Node.Hosting;

/// <summary>Keeps the views up with the journal; builds them anew where they are damaged or belong to another journal.</summary>
public sealed class ProjectionService(SqliteJournal journal, ViewsDatabase views, TimeProvider time, ProjectionState state, ILogger<ProjectionService> log) : BackgroundService
{
    private const int Run = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
            {
                log.LogWarning(e, "The views are damaged; they are built anew from the journal");
                views.Delete();
            }
            catch (Exception e)
            {
                state.Fail(e.Message);
                log.LogError(e, "The views do not follow the journal; trying again");
                await Task.Delay(PauseAfterFailure, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        while (!File.Exists(journal.JournalFile))
            await Task.Delay(Pause, cancellation);
        using var reader = new JournalReader(journal.JournalFile);
        using var projection = await OpenAsync(reader);
        while (true)
        {
            var events = reader.After(projection.Position, Run);
            if (events.Count > 0)
                await Task.Run(() => projection.Project(events), cancellation);
            state.Advance(projection.Position);
            if (events.Count < Run)
                await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<PlantProjection> OpenAsync(JournalReader reader)
    {
        var projection = await Task.Run(() => new PlantProjection(views, time));
        if (projection.Position <= reader.Highest())
            return projection;
        log.LogWarning("The views are ahead of the journal ({Position}); they belong to another one and are built anew", projection.Position);
        projection.Dispose();
        views.Delete();
        return new PlantProjection(views, time);
    }
}
