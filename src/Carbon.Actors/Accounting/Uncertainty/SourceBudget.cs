using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Uncertainty;

/// <summary>The contributions of all that is uncertain to one source's tonnes of a period, before shares.</summary>
public sealed class SourceBudget
{
    private readonly Dictionary<(ContributorKey Key, bool Known), Contribution> contributions = [];

    private SourceBudget(SourceRecord source) => Source = source;

    /// <summary>The source.</summary>
    public SourceRecord Source { get; }

    /// <summary>Tonnes by the model, signed; the figure of record is summed from rounded hours and may differ a little.</summary>
    public double Tonnes { get; private set; }

    /// <summary>Why there is no value; null where there is.</summary>
    public UncertaintyGap? Failure { get; private set; }

    /// <summary>Signed contributions in tonnes (standard uncertainty), or, where that is unknown, the tonnes that hang on it.</summary>
    public IEnumerable<(ContributorKey Key, Contribution Contribution)> Contributions => contributions.Select(c => (c.Key.Key, c.Value));

    /// <summary>Propagates (GUM 5.1.2: sensitivity times standard uncertainty); what has the same key adds up with its sign.</summary>
    /// <param name="model">The source's formula.</param>
    /// <param name="slices">Its activity data; the sum over slices is the period.</param>
    /// <param name="terms">What is known of each term, in the order of the configuration.</param>
    /// <param name="rules">What holds for parameters without an uncertainty of their own.</param>
    public static SourceBudget Of(SourceModel model, IEnumerable<ActivitySlice> slices, IReadOnlyList<TermUncertainty> terms, UncertaintyRules rules)
    {
        var budget = new SourceBudget(model.Record);
        try
        {
            var any = false;
            foreach (var slice in slices)
            {
                budget.Add(model, slice, terms, rules);
                any = true;
            }
            if (!any)
                budget.Failure = UncertaintyGap.NoData;
        }
        catch (ArithmeticException e)
        {
            budget.Failure = UncertaintyGap.Formula(e.Message);
            budget.contributions.Clear();
        }
        return budget;
    }

    private void Add(SourceModel model, ActivitySlice slice, IReadOnlyList<TermUncertainty> terms, UncertaintyRules rules)
    {
        var sensitivities = model.At(slice);
        Tonnes += sensitivities.Tonnes * Source.Sign;
        for (var t = 0; t < terms.Count; t++)
        {
            var (term, quantity, by) = (model.Terms[t], slice.Quantities[t], sensitivities.ByTerm[t] * Source.Sign);
            var point = $"{term.Meter}/{term.Point}";
            Add(new(ContributorKind.Instrument, term.Meter), terms[t].Instrument, by * quantity.Indicated);
            Add(new(ContributorKind.Estimated, point), terms[t].Estimated, by * quantity.Estimated);
            Add(new(ContributorKind.Filled, point), terms[t].Filled, by * quantity.Filled);
            Add(new(ContributorKind.Manual, point), terms[t].Manual, by * quantity.Manual);
            Add(new(ContributorKind.UnderReview, point), terms[t].UnderReview, by * quantity.UnderReview);
        }
        foreach (var (parameter, partial) in sensitivities.ByParameter)
            Add(Key(parameter), Known(parameter, rules), partial * (double)parameter.Value * Source.Sign);
    }

    private void Add(ContributorKey key, RelativeUncertainty uncertainty, double tonnes)
    {
        if (tonnes == 0d || uncertainty.Standard == 0m)
            return;
        var added = tonnes * (double)(uncertainty.Standard ?? 1m);
        var place = (key, uncertainty.Standard is not null);
        contributions[place] = contributions.TryGetValue(place, out var held)
            ? new Contribution(uncertainty.Standard > held.Uncertainty.Standard ? uncertainty : held.Uncertainty, held.Tonnes + added)
            : new Contribution(uncertainty, added);
    }

    private ContributorKey Key(ConstantValue parameter) => parameter switch
    {
        { Item: not null } => new(ContributorKind.Item, parameter.Constant.Item),
        { Constant.Table.Length: > 0 } => new(ContributorKind.Factor, $"{parameter.Constant.Table} [{parameter.Constant.Unit}]"),
        _ => new(ContributorKind.Given, $"{Source.Id}/{parameter.Constant.Symbol}"),
    };

    private RelativeUncertainty Known(ConstantValue parameter, UncertaintyRules rules) => parameter.Item?.Uncertainty is { } own
        ? RelativeUncertainty.OfHalfWidth(Math.Abs(own.ToDecimal()), "given with the value", parameter.Item.Origin, parameter.Item.Approved)
        : rules.Parameter(parameter.Constant, Source.Category);
}

/// <summary>What one error does to a source's tonnes.</summary>
/// <param name="Uncertainty">Its relative standard uncertainty.</param>
/// <param name="Tonnes">Signed; standard uncertainty where it is known, else the tonnes that hang on the unknown.</param>
public sealed record Contribution(RelativeUncertainty Uncertainty, double Tonnes);
