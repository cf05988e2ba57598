using Carbon.Metering.Folding;

namespace Carbon.Metering.Pages;

/// <summary>One local day of a point: readings, the fold's state at its start, and the figures told of it. Changed only by the change that owns it.</summary>
internal sealed class Page(LocalDay day, object owner)
{
    private PageFigures? _figures = PageFigures.None;
    private byte[]? _packedFigures;

    public LocalDay Day { get; } = day;

    public object Owner { get; private init; } = owner;

    public PageReadings Readings { get; set; } = OpenReadings.Empty;

    /// <summary>The fold's code before the first reading of the page; null where readings were held or the page has none.</summary>
    public byte[]? Opening { get; set; }

    public PageFigures Figures
    {
        get => _figures ?? PageFigures.Decode(_packedFigures);
        set => (_figures, _packedFigures) = (value, null);
    }

    public bool HasPlainFigures => _figures is not null;

    public Page For(object owner) => new(Day, owner)
    {
        Readings = Readings,
        Opening = Opening,
        _figures = _figures,
        _packedFigures = _packedFigures,
    };

    public void PackReadings()
    {
        if (Readings is OpenReadings)
        {
            Readings = PackedReadings.Of(Readings.Unpack());
        }
    }

    public void PackFigures() => (_packedFigures, _figures) = (FiguresCode, null);

    public byte[] FiguresCode => _packedFigures ?? _figures!.Encode();
}
