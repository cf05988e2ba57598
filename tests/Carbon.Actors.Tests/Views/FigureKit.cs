using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Tests.Accounting;
using Carbon.Tests.Entities;
using Carbon.Views;
using Carbon.Views.Figures;
using Carbon.Views.Projections;
using Google.Protobuf;

namespace Carbon.Tests.Views;

/// <summary>Views of a plant from events alone.</summary>
internal sealed class FigureKit : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("carbon-figures-").FullName;
    private readonly PlantProjection _projection;
    private long _ordering;

    public FigureKit(IEntityJournal? journal = null)
    {
        Views = new ViewsDatabase(_folder);
        _projection = new PlantProjection(Views, TimeProvider.System);
        Catalogue = new PlantCatalogue(Views);
        Restated = new RestatedHours(Views, Zone, journal);
        Figures = new FigureQueries(Views, Catalogue, Zone, new LiveEmissions(), Restated);
    }

    public string Folder => _folder;

    public RestatedHours Restated { get; }

    public ViewsDatabase Views { get; }

    public PlantCatalogue Catalogue { get; }

    public FigureQueries Figures { get; }

    public PlantZone Zone { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public void Plant(params (string Entity, decimal Share)[] members) =>
        Project([new StoredEvent(0, "factory-works", 1, new FactoryConfigured { Factory = TestPlant.Factory("works", members) })]);

    public void Project(SourceKit source) => Project(source.Stored);

    public void Project(IEnumerable<StoredEvent> events) => _projection.Project([.. events.Select(e => e with { Ordering = ++_ordering })]);

    public IReadOnlyList<EmissionFigure> Read(string scope, int fromDay, int toDay, FigureStep step, FigureSplit split = FigureSplit.Total)
    {
        Assert.True(FigureScope.TryParse(scope, out var parsed));
        return Figures.Emissions(parsed, TestPlant.Day(fromDay), TestPlant.Day(toDay), step, split)!;
    }

    public void Dispose()
    {
        _projection.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
