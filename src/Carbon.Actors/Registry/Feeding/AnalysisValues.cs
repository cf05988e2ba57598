using System.Globalization;
using Carbon.Contracts;
using Carbon.Registry.Entries;

namespace Carbon.Registry.Feeding;

/// <summary>Monthly values of an analysis: the samples of a month averaged, and what stands for months without one.</summary>
public static class AnalysisValues
{
    /// <summary>Decimal places of an entered analysis or factor, and of an average.</summary>
    public const int Places = 12;

    /// <summary>The dated values that follow from the counted entries.</summary>
    public static IReadOnlyList<ItemValueRecord> Of(DataItem item)
    {
        var months = CountedEntries.Of(item.Entries.Values)
            .GroupBy(e => new DateOnly(e.From.Year, e.From.Month, 1))
            .OrderBy(g => g.Key)
            .Select(g => Average(g.Key, [.. g], item))
            .ToList();
        var values = new List<ItemValueRecord>();
        if (Substitute(item, []) is { } before && months.Count > 0)
            values.Add(Dated(before, 0, months[0].ValidFrom));
        for (var i = 0; i < months.Count; i++)
        {
            values.Add(months[i]);
            var next = i + 1 < months.Count ? months[i + 1].ValidFrom : 0;
            if (next != months[i].ValidTo && Substitute(item, months.Take(i + 1).ToList()) is { } substitute)
                values.Add(Dated(substitute, months[i].ValidTo, next));
        }
        if (months.Count == 0 && Substitute(item, []) is { } always)
            values.Add(always);
        return values;
    }

    /// <summary>Mean of values with weights, rounded half up to <see cref="Places"/>.</summary>
    public static decimal Mean(IReadOnlyList<(decimal Value, decimal Weight)> samples) => decimal.Round(
        samples.Sum(s => s.Value * s.Weight) / samples.Sum(s => s.Weight), Places, MidpointRounding.AwayFromZero);

    private static ItemValueRecord Average(DateOnly month, IReadOnlyList<Entry> samples, DataItem item)
    {
        var weighted = (Averaging)item.Configuration!.Averaging != Averaging.Plain;
        var how = samples.Count == 1 ? "one sample" : weighted ? $"mean of {samples.Count} samples weighted by mass" : $"mean of {samples.Count} samples";
        var documents = string.Join(", ", samples.Select(s => s.Record.Document).Where(d => d.Length > 0).Distinct());
        return new ItemValueRecord
        {
            Value = DecimalValue.From(Mean([.. samples.Select(s => (s.Value, weighted ? s.Record.Mass.ToDecimal() : 1m))])),
            ValidFrom = item.Midnight(month),
            ValidTo = item.Midnight(month.AddMonths(1)),
            Origin = $"{how} of {month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}{(documents.Length > 0 ? $" ({documents})" : "")}",
            Approved = samples.All(s => s.State == EntryState.Approved),
            Uncertainty = samples.All(s => s.Record.Uncertainty is not null) ? DecimalValue.From(samples.Max(s => s.Record.Uncertainty.ToDecimal())) : null,
        };
    }

    /// <summary>What stands for the months after those with samples; null: nothing.</summary>
    private static ItemValueRecord? Substitute(DataItem item, IReadOnlyList<ItemValueRecord> before)
    {
        var record = item.Configuration!;
        switch ((Substitution)record.Substitution)
        {
            case Substitution.PreviousMonth when before.Count > 0:
                var last = before[^1].Clone();
                last.Origin = $"substituted by the last month with samples: {last.Origin}";
                return last;
            case Substitution.MeanOfLast when before.Count > 0:
                var used = before.TakeLast(record.MeanOf).ToList();
                return new ItemValueRecord
                {
                    Value = DecimalValue.From(Mean([.. used.Select(u => (u.Value.ToDecimal(), 1m))])),
                    Origin = $"substituted by the mean of the last {used.Count} months with samples",
                    Approved = used.All(u => u.Approved),
                };
            case Substitution.Default:
                return new ItemValueRecord { Value = record.DefaultValue, Origin = $"substituted by the default: {record.DefaultOrigin}", Approved = true };
            default:
                return null;
        }
    }

    private static ItemValueRecord Dated(ItemValueRecord value, long from, long to)
    {
        (value.ValidFrom, value.ValidTo) = (from, to);
        return value;
    }
}
