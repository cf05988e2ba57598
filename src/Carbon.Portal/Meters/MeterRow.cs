using Carbon.Portal.Collection;
using Carbon.Portal.Language;
using Carbon.Views.Meters;

namespace Carbon.Portal.Meters;

/// <summary>A meter as the list shows it.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Collection">How its collection stands.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Medium">What it measures, in words.</param>
public sealed record MeterRow(MeterView Meter, MeterCollection Collection, string Name, string Medium)
{
    /// <summary>The point read last.</summary>
    public PointView? Latest { get; } = Meter.Points.MaxBy(p => p.At ?? DateTimeOffset.MinValue);

    /// <summary>Rank of its state: what needs a person comes first.</summary>
    public int Rank => Collection.State switch
    {
        CollectionCondition.Faulty => 0,
        CollectionCondition.Silent => 1,
        CollectionCondition.Late => 2,
        CollectionCondition.Unknown => 3,
        _ => 4,
    };

    /// <summary>Rows of meters.</summary>
    public static IEnumerable<MeterRow> Of(IEnumerable<MeterView> meters, ICollectionState collection, Words words) => meters.Select(m => new MeterRow(
        m, collection.Of(m.Id), words.Name(m.Record.Instrument.NameZh, m.Record.Instrument.NameEn), words.Medium(m.Record.Instrument.Medium)));

    /// <summary>Whether a reader who looks for a text means this meter.</summary>
    public bool Fits(string? text) => string.IsNullOrWhiteSpace(text)
        || new[] { Meter.Id, Meter.Record.Instrument.NameZh, Meter.Record.Instrument.NameEn, Meter.Record.Instrument.Channel, Meter.Record.Instrument.SerialNumber, Medium }
            .Any(t => t.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
}
