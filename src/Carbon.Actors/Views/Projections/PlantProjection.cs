using Carbon.Persistence;

namespace Carbon.Views.Projections;

/// <summary>The views of a plant: rows and the position in the journal are written in one transaction, so an event counts once.</summary>
public sealed class PlantProjection : IDisposable
{
    private const string Name = "plant";
    private readonly ViewWriter _writer;
    private readonly TimeProvider _time;
    private MeterProjection _meters;
    private SourceProjection _sources;
    private readonly UnitProjection _units;
    private readonly ItemProjection _items;
    private readonly ChannelProjection _channels;

    /// <summary>Continues the views of a database.</summary>
    public PlantProjection(ViewsDatabase views, TimeProvider time)
    {
        _writer = new ViewWriter(views.OpenWriter());
        _time = time;
        _meters = new MeterProjection(_writer);
        _sources = new SourceProjection(_writer);
        _units = new UnitProjection(_writer);
        _items = new ItemProjection(_writer);
        _channels = new ChannelProjection(_writer);
        Position = (long?)_writer.Scalar("SELECT ordering FROM position WHERE name = $1", Name) ?? 0;
    }

    /// <summary>Place in the journal up to which the views go.</summary>
    public long Position { get; private set; }

    /// <summary>Writes a run of events.</summary>
    public void Project(IReadOnlyList<StoredEvent> events)
    {
        if (events.Count == 0)
            return;
        try
        {
            _writer.Transact(() =>
            {
                foreach (var stored in events)
                    Project(stored);
                _writer.Run("INSERT OR REPLACE INTO position (name, ordering, written_at) VALUES ($1, $2, $3)",
                    Name, events[^1].Ordering, _time.GetUtcNow().ToUnixTimeMilliseconds());
            });
        }
        catch
        {
            // What was remembered of rows that are rolled back is forgotten with them.
            _meters = new MeterProjection(_writer);
            _sources = new SourceProjection(_writer);
            throw;
        }
        Position = events[^1].Ordering;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Project(StoredEvent stored)
    {
        switch (stored.Kind)
        {
            case "meter":
                _meters.Project(stored);
                break;
            case "source":
                _sources.Project(stored);
                break;
            case "item":
                _items.Project(stored);
                break;
            case "channels":
                _channels.Project(stored);
                break;
            case "boundary" or "factory":
                _units.Project(stored);
                break;
        }
    }
}
