using Carbon.Contracts;

namespace Carbon.Accounting.Comparison;

/// <summary>Configurations between two: one thing after another taken from the second.</summary>
public static class HybridRecord
{
    /// <summary>The first with the activity data of the second, symbol by symbol: also where a constant became measured, or the other way round.</summary>
    public static SourceRecord WithBinding(SourceRecord left, SourceRecord right)
    {
        var record = left.Clone();
        record.Activities.Clear();
        record.Constants.Clear();
        foreach (var symbol in Symbols(left))
        {
            if (right.Activities.FirstOrDefault(a => a.Symbol == symbol) is { } activity)
                record.Activities.Add(activity);
            else if (left.Activities.FirstOrDefault(a => a.Symbol == symbol) is { } kept && right.Constants.All(c => c.Symbol != symbol))
                record.Activities.Add(kept);
            else
                record.Constants.AddRange(Constants(left.Constants.Any(c => c.Symbol == symbol) ? left : right, symbol));
        }
        return record;
    }

    /// <summary>The first with the constants of the second, for the symbols that both have as constants.</summary>
    public static SourceRecord WithFactors(SourceRecord left, SourceRecord right)
    {
        var record = left.Clone();
        record.Constants.Clear();
        foreach (var symbol in left.Constants.Select(c => c.Symbol).Distinct())
            record.Constants.AddRange(Constants(right.Constants.Any(c => c.Symbol == symbol) ? right : left, symbol));
        return record;
    }

    private static IEnumerable<string> Symbols(SourceRecord record) =>
        record.Activities.Select(a => a.Symbol).Concat(record.Constants.Select(c => c.Symbol)).Distinct();

    private static IEnumerable<ConstantRecord> Constants(SourceRecord record, string symbol) => record.Constants.Where(c => c.Symbol == symbol);
}
