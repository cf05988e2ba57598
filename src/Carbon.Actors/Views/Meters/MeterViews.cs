using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Views.Meters;

/// <summary>A measuring point as last seen.</summary>
/// <param name="Point">Id within the meter.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">What its numbers mean.</param>
/// <param name="Unit">Unit of its quantities.</param>
/// <param name="At">When the latest reading was measured; null: none yet.</param>
/// <param name="Value">The latest reading, as the instrument gives it.</param>
/// <param name="Quality">Quality of the latest reading.</param>
/// <param name="SettledThrough">Everything before is settled; null: nothing yet.</param>
public sealed record PointView(
    string Point, string NameZh, string NameEn, PointKind Kind, string Unit, DateTimeOffset? At, decimal? Value, Quality? Quality, DateTimeOffset? SettledThrough);

/// <summary>A meter with its register entry and points.</summary>
public sealed record MeterView(MeterRecord Record, IReadOnlyList<PointView> Points)
{
    /// <summary>Id of the meter.</summary>
    public string Id => Record.Id;
}

/// <summary>One figure of a point's series: an hour, a day or longer.</summary>
/// <param name="Start">Start of the period.</param>
/// <param name="Quantity">Quantity in the point's unit.</param>
/// <param name="Parts">How much of it is not plainly measured.</param>
/// <param name="Minimum">Smallest interval quantity or reading of the period (days and longer).</param>
/// <param name="Maximum">Largest.</param>
/// <param name="Readings">Valid readings.</param>
/// <param name="Invalid">Readings kept and not used.</param>
/// <param name="Filled">Points made by gap filling.</param>
/// <param name="Revision">Revision of the figure.</param>
public sealed record SeriesFigure(
    DateTimeOffset Start, decimal Quantity, Metering.QualityParts Parts, decimal? Minimum, decimal? Maximum, int Readings, int Invalid, int Filled, int Revision);

/// <summary>A raw reading with the place of its event in the journal and the frame that brought it.</summary>
/// <param name="At">When it was measured.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Value">The value as the instrument gave it.</param>
/// <param name="Quality">What the source said of it.</param>
/// <param name="Id">The sender's id; empty for polled meters.</param>
/// <param name="Sequence">Sequence number of the event among the meter's.</param>
/// <param name="Frame">Request and reply as they stood on the wire; empty where none was kept.</param>
public sealed record RawReading(
    DateTimeOffset At, DateTimeOffset ReceivedAt, decimal Value, Quality Quality, string Id, long Sequence, ReadOnlyMemory<byte> Frame);

/// <summary>A gap with what filled it.</summary>
public sealed record GapView(DateTimeOffset After, DateTimeOffset Before, int Missing, string DecidedBy, IReadOnlyList<GapFill> Fills);
