using Carbon.Contracts;
using Carbon.Hosting;
using Carbon.Metering;
using Carbon.Portal.Revisions;
using Carbon.Views;
using Carbon.Views.Figures;

namespace Carbon.Node.Sources;

/// <summary>Marks periods of the running plant as reported, with the totals by category at that time.</summary>
public sealed class PeriodMarks(FigureQueries figures, PlantZone zone, EntityGateway gateway) : IPeriodMarks
{
    /// <inheritdoc/>
    public async Task<(PeriodReported? Mark, string Problem)> MarkAsync(string plant, DateOnly first, DateOnly last, string by, string note, CancellationToken cancellation)
    {
        var command = new ReportPeriod { FactoryId = plant, From = MeteringRecords.Record(first), To = MeteringRecords.Record(last), By = by, Note = note };
        var days = figures.Emissions(
            new FigureScope("plant", plant), LocalMidnight.Of(first, zone.Zone), LocalMidnight.Of(last.AddDays(1), zone.Zone), FigureStep.Day, FigureSplit.Category) ?? [];
        command.Categories.AddRange(days.GroupBy(f => (f.Key, f.Apart)).OrderBy(g => g.Key).Select(g => new CategoryTonnes
        {
            Category = g.Key.Key,
            Apart = g.Key.Apart,
            Tonnes = DecimalValue.From(g.Sum(f => f.Tonnes)),
        }));
        return await gateway.SendAsync(command, cancellation) switch
        {
            PeriodReported reported => (reported, ""),
            Refused refused => (null, refused.Reason),
            _ => (null, "The plant did not take the mark."),
        };
    }
}
