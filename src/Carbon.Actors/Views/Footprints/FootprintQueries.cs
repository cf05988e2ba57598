using Carbon.Boundaries.Footprints;
using Carbon.Contracts;
using Carbon.Metering;
using Carbon.Views.Figures;
using Carbon.Views.Quantities;
using Carbon.Views.Settings;

namespace Carbon.Views.Footprints;

/// <summary>Product carbon footprints of a plant from its settled days.</summary>
public sealed class FootprintQueries(SettingsQueries settings, SourceDayQuery days, IDayQuantities quantities, PlantCatalogue catalogue, PlantZone zone)
{
    private const int Places = 9;

    /// <summary>Footprints over local days, first and last included.</summary>
    public IReadOnlyList<ProductFootprint> Footprints(string plant, DateOnly first, DateOnly last)
    {
        var record = settings.Current(plant).Record;
        var made = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var sources = catalogue.Sources().ToDictionary(s => s.Record.Id, s => s.Record);
        return [.. record.Footprints.Select(f => ProductFootprint.Of(
            f, Made(f.Output), [.. f.Processes.Select(p => Process(p, f, first, last, sources, Made))], u => quantities.Of(u.Quantity, first, last).Values.Sum()))];

        decimal Made(string output)
        {
            if (!made.TryGetValue(output, out var quantity))
                made[output] = quantity = record.Outputs.FirstOrDefault(o => o.Id == output) is { } o ? quantities.Of(o.Quantity, first, last).Values.Sum() : 0m;
            return quantity;
        }
    }

    private ProcessFootprint Process(
        FootprintProcessRecord process, FootprintRecord footprint, DateOnly first, DateOnly last, Dictionary<string, SourceRecord> sources, Func<string, decimal> made)
    {
        var (tonnes, bound, kept) = (0m, 0m, new List<string>());
        FigureScope.TryParse(process.Scope, out var scope);
        foreach (var source in days.Of(scope, first, last) ?? [])
        {
            var record = sources[source.Source];
            var counted = source.Days.Select(d => KeyValuePair.Create(d.Key, d.Value * source.Share.On(d.Key) * process.Share.ToDecimal())).ToList();
            if (record.Sign < 0)
                bound -= counted.Sum(d => d.Value);
            else
                tonnes += Tonnes(counted, record, footprint.Electricity, kept);
        }
        return ProcessFootprint.Of(
            process, footprint.Output, Round(tonnes), Round(bound), kept, made);
    }

    private decimal Tonnes(List<KeyValuePair<DateOnly, decimal>> counted, SourceRecord record, FactorValueRecord? electricity, List<string> kept)
    {
        if (electricity is null || record.Category != "scope2.electricity")
            return counted.Sum(d => d.Value);
        var factor = ElectricityFactor.Of(record, electricity.Value.ToDecimal());
        var brought = counted.Select(d => factor?.Tonnes(d.Value, LocalMidnight.Of(d.Key, zone.Zone).ToUnixTimeMilliseconds())).ToList();
        if (!brought.Contains(null))
            return brought.Sum() ?? 0m;
        kept.Add(record.Id);
        return counted.Sum(d => d.Value);
    }

    private static decimal Round(decimal tonnes) => decimal.Round(tonnes, Places, MidpointRounding.AwayFromZero);
}
