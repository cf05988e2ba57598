using Carbon.Contracts;
using Carbon.Metering.Folding;
using Carbon.Metering.Pages;
using Google.Protobuf;

namespace Carbon.Metering;

/// <content>Snapshots.</content>
public sealed partial class PointSeries
{
    /// <summary>State for a snapshot.</summary>
    public PointSeriesState ToState()
    {
        var state = new PointSeriesState
        {
            Point = Configuration.Id,
            Kind = (uint)Configuration.Kind,
            RetainDays = RetainDays ?? -1,
            Floor = _floor,
            HasSettled = _settled is not null,
            Settled = _settled ?? 0,
        };
        foreach (var replacement in _replacements)
        {
            var writer = new PackWriter();
            writer.Long(replacement.At.UtcTicks);
            writer.Decimal(replacement.End);
            writer.Decimal(replacement.Start);
            state.Replacements.Add(ByteString.CopyFrom(writer.Written));
        }
        foreach (var page in _pages)
        {
            var writer = new PackWriter();
            (page.Readings as PackedReadings ?? PackedReadings.Of(page.Readings.Unpack())).Pack(writer);
            state.Pages.Add(new PointPageState
            {
                Day = page.Day.Date.DayNumber,
                Readings = ByteString.CopyFrom(writer.Written),
                Opening = ByteString.CopyFrom(page.Opening ?? []),
                Figures = ByteString.CopyFrom(page.FiguresCode),
            });
        }
        return state;
    }

    /// <summary>The series of a snapshot; continues as if it had never stopped.</summary>
    /// <exception cref="InvalidDataException">The snapshot is damaged or of another kind of point.</exception>
    public static PointSeries FromState(PointSeriesState state, PointConfiguration configuration, TimeZoneInfo zone, WorkCalendar? calendar = null)
    {
        if (state.Kind != (uint)configuration.Kind)
        {
            throw new InvalidDataException($"The snapshot of point {state.Point} is of kind {(PointKind)state.Kind}, its configuration says {configuration.Kind}; recover the point from its journal.");
        }
        var days = new LocalDays(zone, calendar ?? WorkCalendar.Weekly);
        var pages = new List<Page>(state.Pages.Count);
        foreach (var stored in state.Pages)
        {
            pages.Add(Restore(stored, days));
        }
        Replacement[] replacements = [.. state.Replacements.Select(Restore)];
        int? retain = state.RetainDays < 0 ? null : state.RetainDays;
        var change = new SeriesChange(configuration, days, replacements, pages, null);
        change.FoldAgain(int.MaxValue);
        return new(
            configuration, zone, days, retain, change.Pages, replacements, change.Detach(),
            state.HasSettled ? state.Settled : null, state.Floor);
    }

    private static Page Restore(PointPageState stored, LocalDays days)
    {
        var reader = new PackReader(stored.Readings.Span);
        var page = new Page(days.Of(DateOnly.FromDayNumber(stored.Day)), _restored)
        {
            Readings = PackedReadings.Unpack(ref reader),
            Opening = stored.Opening.IsEmpty ? null : stored.Opening.ToByteArray(),
            Figures = PageFigures.Decode(stored.Figures.Span),
        };
        page.PackFigures();
        return page;
    }

    private static readonly object _restored = new();

    private static Replacement Restore(ByteString packed)
    {
        var reader = new PackReader(packed.Span);
        return new(new DateTimeOffset(reader.Long(), TimeSpan.Zero), reader.Decimal(), reader.Decimal());
    }
}
