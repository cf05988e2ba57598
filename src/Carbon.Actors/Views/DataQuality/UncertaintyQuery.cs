using Carbon.Accounting.Uncertainty;
using Carbon.Metering.Calibration;
using Carbon.Views.Figures;

namespace Carbon.Views.DataQuality;

/// <summary>The uncertainty of the figure of a scope and period (GUM), from the sums of its points, the register and the sources' own formulas.</summary>
public sealed class UncertaintyQuery(ViewsDatabase views, PlantCatalogue catalogue, PlantZone zone, UncertaintyRules rules, RestatedHours? restated = null)
{
    /// <summary>How far the formula over the period's sums may be from the figure of record before a source is taken hour by hour.</summary>
    private const double Additive = 0.005;

    /// <summary>The budget of a scope in [from, to); null where the scope does not exist.</summary>
    public UncertaintyBudget? Budget(FigureScope scope, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, after) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        using var db = views.Query();
        var sums = new SourceSums(db, zone.Zone, restated);
        if (ScopedSource.Of(scope, catalogue, zone.Zone, sums, new Stretch(first, after)) is not { } sources)
            return null;
        var tonnes = sums.Of(sources);
        var counted = sources.Where(tonnes.ContainsKey).ToList();
        var terms = new TermUncertainties(rules, catalogue.Meters().ToDictionary(m => m.Id), InstrumentHistories.All(db, zone.Zone), first, after);
        var items = TakenItemValues.All(db);
        var models = counted.Select(s => SourceModel.Of(s.Entry.Record, items[s.Entry.Key].ToDictionary(v => v.Item, v => v.Values))).ToList();
        var slices = counted.Zip(models, (source, model) => (source.Time, Model: model)).GroupBy(c => c.Time)
            .ToDictionary(same => same.Key, same => new PeriodSlices(db, zone.Zone, [.. same.Select(c => c.Model)], same.Key.From, same.Key.To));
        return UncertaintyCombination.Of([.. counted.Zip(models, (source, model) =>
        {
            var record = tonnes[source].Tonnes;
            var known = model.Terms.Select(t => terms.Of(t.Meter, t.Point)).ToList();
            var budget = SourceBudget.Of(model, slices[source.Time].Of(model), known, rules);
            if (Math.Abs(budget.Tonnes - (double)record) > Additive * Math.Abs((double)record) || budget.Failure is not null)
                budget = SourceBudget.Of(model, HourSlices.Of(db, restated, source.Entry, model, source.Time.From, source.Time.To), known, rules);
            return new CountedBudget(budget, source.Share, record);
        })]);
    }
}
