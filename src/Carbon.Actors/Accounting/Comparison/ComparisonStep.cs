using Carbon.Accounting.Sources;
using Carbon.Contracts;

namespace Carbon.Accounting.Comparison;

/// <summary>A state between the left one and the right one of a comparison.</summary>
/// <param name="Cause">What was exchanged last.</param>
/// <param name="Record">The configuration of the state.</param>
/// <param name="Reckoning">What its days come to; null where it makes no sense or is not there: the step then is no step.</param>
internal sealed record ComparisonStep(ChangeCause Cause, SourceRecord? Record, DayReckoning? Reckoning)
{
    /// <summary>From what the left side comes to, to what the right side comes to.</summary>
    public static IReadOnlyList<ComparisonStep> Between(SourceStanding left, SourceStanding right)
    {
        var (old, now) = (left.Configuration, right.Configuration);
        var begin = Step(ChangeCause.Kept, left, old, left.Values);
        if (old is null || now is null)
            return [begin, Step(ChangeCause.Data, right, now, right.Values)];
        var binding = HybridRecord.WithBinding(old, now);
        return
        [
            begin,
            Step(ChangeCause.Data, right, old, left.Values),
            Step(ChangeCause.Binding, right, binding, left.Values),
            Step(ChangeCause.Factor, right, HybridRecord.WithFactors(binding, now), right.Values),
            Step(ChangeCause.Method, right, now, right.Values),
        ];
    }

    /// <summary>Tonnes of a day, deductions negative; null where they are not known.</summary>
    public decimal? Tonnes(DateOnly day) => Reckoning?.Day(day)?.Categories.Sum(c => c.Tonnes.ToDecimal());

    private static ComparisonStep Step(ChangeCause cause, SourceStanding data, SourceRecord? record, IReadOnlyDictionary<string, ItemValues> values)
    {
        try
        {
            return new ComparisonStep(cause, record, record is null ? null : data.History.With(record, values));
        }
        catch (FormatException)
        {
            return new ComparisonStep(cause, record, null);
        }
    }
}
