using System.Globalization;
using Carbon.Accounting.Sources;
using Carbon.Boundaries;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Entries;
using Carbon.Views.Figures;
using Carbon.Views.Meters;
using LinqToDB.Data;

namespace Carbon.Views.Traces;

/// <summary>Opens a figure down to the readings behind it.</summary>
public sealed class FigureTraceQuery(ViewsDatabase views, PlantCatalogue catalogue, FigureQueries figures, MeterQueries meters, RawReadingQueries raw, PlantZone zone, RestatedHours? restated = null, EntryQueries? entered = null)
{
    /// <summary>Raw readings shown for a point; the rest of a longer period opens by its hours.</summary>
    public const int MaximumReadings = 120;

    private readonly EntryTraces? _entries = entered is null ? null : new EntryTraces(entered, zone);

    /// <summary>The provenance of a figure; null where there is none of this id.</summary>
    public FigureTrace? Trace(FigureId id)
    {
        if (figures.Figure(id) is not { } figure || ScopeShares.Of(id.Scope, catalogue) is not { } shares)
            return null;
        var sources = catalogue.Sources()
            .Where(s => shares.ContainsKey(s.Record.Id) && FigureQueries.IsPart(s.Record, id));
        return new FigureTrace(id, figure, [.. sources
            .Select(s => Trace(s, shares[s.Record.Id], figure.Period))
            .Where(s => s.Hours > 0 || figure.Live != 0m)
            .OrderByDescending(s => Math.Abs(s.Tonnes))]);
    }

    private SourceTrace Trace(SourceEntry entry, DatedShare share, FigurePeriod period)
    {
        var source = entry.Record;
        var hours = Hours(entry, period).Select(h => (Row: h, Share: share.On(Day(h)))).Where(h => h.Share != 0m).ToList();
        var values = catalogue.Values(entry);
        var formula = SourceFormula.Compile(source, values);
        var activities = new decimal[source.Activities.Count];
        foreach (var hour in hours.Select(h => h.Row).Where(h => h.Failure is null))
        {
            var quantities = hour.Terms;
            if (quantities.Length != source.Activities.Sum(a => a.Terms.Count))
                continue;
            var sums = formula.Activities(quantities);
            for (var i = 0; i < sums.Length; i++)
                activities[i] += sums[i];
        }
        return new SourceTrace(
            source.Id, source.NameZh, source.NameEn, source.Category, source.Gas, source.MethodSource, source.MethodVersion, source.FactorVersion,
            source.Formula, source.PrintedFormula, source.ResultUnit, source.Sign, TracedShare.Of(hours.Select(h => (Nanotonnes.Tonnes(h.Row.Tonnes), h.Share))), Tonnes(source, period, hours), hours.Count,
            ConstantTraces.Of(source, values, period, _entries),
            [.. source.Activities.Select((a, i) => new ActivityTrace(
                a.Symbol, a.TitleZh, a.TitleEn, a.Expression, activities[i], a.DeclaredUnit, [.. a.Terms.Select(t => Trace(t, period))]))],
            [.. hours.Select(h => new HourTrace(
                TimeZoneInfo.ConvertTime(MeteringRecords.Time(h.Row.Start), zone.Zone), Nanotonnes.Tonnes(h.Row.Tonnes) * h.Share, (int)h.Row.Revision, h.Row.Failure))]);
    }

    private TermTrace Trace(TermRecord term, FigurePeriod period)
    {
        var item = _entries?.Item(term);
        var increments = meters.Hours(term.Meter, term.Point, period.Start, period.End);
        var every = meters.Meter(term.Meter)?.Record;
        var step = TimeSpan.FromMilliseconds(every?.Points.FirstOrDefault(p => p.Id == term.Point)?.Every ?? 3_600_000);
        return new TermTrace(
            term.Name, term.Meter, term.Point, increments.Sum(i => i.Quantity), term.Unit, every?.Instrument, increments,
            raw.Readings(term.Meter, term.Point, period.Start - step, period.End + step, MaximumReadings),
            meters.Gaps(term.Meter, term.Point, period.Start, period.End),
            meters.Incidents(term.Meter, term.Point, period.Start, period.End))
        {
            Item = item,
            Entries = item is null ? [] : _entries!.Quantities(item.Id, period),
        };
    }

    /// <summary>A negative sum of a year counts as 0 where the method says so, as in the figure.</summary>
    private static decimal Tonnes(SourceRecord source, FigurePeriod period, List<(HourRow Row, decimal Share)> hours)
    {
        var sum = hours.Sum(h => Nanotonnes.Tonnes(h.Row.Tonnes) * h.Share);
        return period.Step == FigureStep.Year && CountedYear.IsFloored(source, sum) ? 0m : sum;
    }

    private DateOnly Day(HourRow hour) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(MeteringRecords.Time(hour.Start), zone.Zone).DateTime);

    private List<HourRow> Hours(SourceEntry source, FigurePeriod period)
    {
        List<HourRow> rows;
        using (var db = views.Query())
        {
            rows = db.Query<HourRow>(
                $"""
                SELECT start AS Start, tonnes AS Tonnes, revision AS Revision, quantities AS Quantities, failure AS Failure
                FROM emission_hour WHERE source = @source AND start >= @from AND start < @to AND {restated?.Stands ?? "1 = 1"}
                """,
                new DataParameter("@source", source.Key),
                new DataParameter("@from", period.Start.ToUnixTimeMilliseconds()),
                new DataParameter("@to", period.End.ToUnixTimeMilliseconds())).ToList();
        }
        rows.AddRange((restated?.Of([source], period.Start, period.End) ?? []).Select(h => new HourRow
        {
            Start = h.Hour.Start,
            Tonnes = Nanotonnes.Of(h.Hour.Emission.Tonnes * source.Record.Sign),
            Revision = h.Revision,
            Reckoned = h.Hour.Quantities,
            Failure = h.Hour.Emission.Failure,
        }));
        rows.Sort((a, b) => a.Start.CompareTo(b.Start));
        return rows;
    }

    private sealed class HourRow
    {
        public long Start { get; set; }

        public long Tonnes { get; set; }

        public long Revision { get; set; }

        public string Quantities { get; set; } = "";

        public string? Failure { get; set; }

        public decimal[]? Reckoned { get; set; }

        /// <summary>Quantities of the terms.</summary>
        public decimal[] Terms => Reckoned ?? [.. Quantities.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(q => decimal.Parse(q, NumberStyles.Number, CultureInfo.InvariantCulture))];
    }
}
