using Carbon.Contracts;
using Carbon.Persistence;
using Carbon.Tests.Accounting;
using Carbon.Tests.Entities;
using Carbon.Views.Figures;
using Carbon.Views.Meters;
using Carbon.Views.Traces;
using Google.Protobuf;

namespace Carbon.Tests.Views;

public sealed class RestatedHourTests : IDisposable
{
    private readonly SourceKit _source = new();
    private readonly FigureKit _kit;

    public RestatedHourTests() => _kit = new FigureKit(new Kept(_source));

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Hours_of_restated_days_add_up_to_their_day_and_their_trace_shows_them()
    {
        _source.Configure(SourceKit.OfItem("ef", 0.5m));
        for (var day = 0; day < 80; day++)
            _source.Feed("a", day * 24, day * 24 + 24, h => TestPlant.Value("a", h));
        _source.Values("ef", 1, (0, 24 * 10, 0.6123m, true));
        _source.Reckon();
        _source.Values("ef", 2, (0, 24 * 10, 0.6123m, true), (24 * 15, 24 * 16, 0.71m, false));
        _source.Reckon();
        _kit.Project(_source);
        _kit.Plant(("source:s", 0.5m));

        foreach (var (day, factor) in new[] { (3, 0.6123m), (12, 0.5m), (15, 0.71m), (70, 0.5m) })
        {
            var whole = Assert.Single(_kit.Read("plant:works", day, day + 1, FigureStep.Day));
            var hours = _kit.Read("plant:works", day, day + 1, FigureStep.Hour);
            Assert.Equal(Enumerable.Range(day * 24, 24).Select(h => 0.5m * TestPlant.Tonnes(TestPlant.Value("a", h), factor)), hours.Select(h => h.Tonnes));
            Assert.Equal(whole.Tonnes, hours.Sum(h => h.Tonnes));
            Assert.Equal(whole.Quality, hours[0].Quality);
            var trace = Trace().Trace(whole.Id)!;
            Assert.Equal(whole.Tonnes, trace.Sources[0].Tonnes);
            Assert.Equal(24, trace.Sources[0].HourFigures.Count);
            Assert.Contains(trace.Sources[0].Constants, c => c.Value == factor);
            Assert.Equal(Enumerable.Range(day * 24, 24).Sum(h => TestPlant.Value("a", h)) / 1000m, trace.Sources[0].Activities[0].Value);
        }
        var year = Assert.Single(_kit.Read("plant:works", 0, 80, FigureStep.Year));
        Assert.Equal(year.Tonnes, _kit.Read("plant:works", 0, 80, FigureStep.Hour).Sum(h => h.Tonnes));
        Assert.Null(_source.Audit().First);
    }

    private FigureTraceQuery Trace()
    {
        File.WriteAllBytes(new SqliteJournal(_kit.Folder).JournalFile, []);
        var raw = new RawReadingQueries(_kit.Views, new SqliteJournal(_kit.Folder));
        return new FigureTraceQuery(_kit.Views, _kit.Catalogue, _kit.Figures, new MeterQueries(_kit.Views, _kit.Zone), raw, _kit.Zone, _kit.Restated);
    }
}

/// <summary>What a source stored, as a journal gives it.</summary>
internal sealed class Kept(SourceKit source) : IEntityJournal
{
    public void Read(string persistenceId, long through, TakeEvent take)
    {
        foreach (var stored in source.Stored.Where(s => s.PersistenceId == persistenceId && s.Sequence <= through))
        {
            if (!take(new RecordedEvent(stored.Sequence, 0, ContractManifests.Of(stored.Event), stored.Event.ToByteArray())))
                return;
        }
    }
}
