using Carbon.Ledger;
using Carbon.Persistence;
using Carbon.Views;
using Carbon.Views.Figures;
using Carbon.Views.Projections;

namespace Carbon.Tests.Golden;

/// <summary>Journals that earlier versions wrote are read for as long as they live: same figures, same digits.</summary>
public sealed class OldJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-old-journal-").FullName;

    public OldJournalTests() => File.Copy(Path.Combine(AppContext.BaseDirectory, "data", "journals", "v1", "journal.db"), Path.Combine(_folder, "journal.db"));

    [Fact]
    public void The_first_journal_recomputes_to_the_digits_it_recorded()
    {
        var found = new JournalVerification().Verify(new SqliteJournal(_folder).JournalFile);
        Assert.Equal(new Verification(71, null, 327, 0), found);
    }

    [Fact]
    public void The_first_journal_gives_the_tonnes_it_always_gave()
    {
        var views = new ViewsDatabase(_folder);
        using (var reader = new JournalReader(new SqliteJournal(_folder).JournalFile))
        using (var projection = new PlantProjection(views, TimeProvider.System))
            projection.Project(reader.After(0, 1000));
        var zone = new PlantZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var catalogue = new PlantCatalogue(views);
        var figures = new FigureQueries(views, catalogue, zone, new LiveEmissions());
        var from = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(
            [("coal", 21.838603325m, 0), ("power-hall", 0.03058620m, 0), ("power-rest", 0.401376799m, 0),
             ("coal", 23.585691591m, 0), ("power-hall", 0.03058620m, 1), ("power-rest", 0.4019134m, 1),
             ("coal", 25.332779857m, 0), ("power-hall", 0.03058620m, 0), ("power-rest", 0.45m, 0)],
            figures.Emissions(new FigureScope("plant", "works"), from, from.AddDays(3), FigureStep.Day, FigureSplit.Source)!.Select(f => (f.Key, f.Tonnes, f.Revision)));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
