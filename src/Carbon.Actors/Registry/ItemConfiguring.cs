using Carbon.Contracts;
using Carbon.Persistence;

namespace Carbon.Registry;

/// <summary>Configuring a data item: what was entered keeps its meaning.</summary>
internal static class ItemConfiguring
{
    public static Decision<DataItem> Decide(DataItem item, ConfigureItem command, DateTimeOffset now)
    {
        var record = command.Item;
        if (record.Equals(item.Configuration) || (command.FromFile && record.Equals(item.Filed)))
            return Decision<DataItem>.Answer(item, new Done());
        if (Problem(item, record) is { } problem)
            return DataItemDecisions.Refuse(item, problem);
        var configured = new ItemConfigured
        {
            At = now.ToUnixTimeMilliseconds(),
            Item = record,
            By = command.By,
            Version = item.Version + 1,
            FromFile = command.FromFile,
            Reason = command.Reason,
        };
        return DataItemDecisions.Write(item, [configured], new Done());
    }

    private static string? Problem(DataItem item, DataItemRecord record)
    {
        if (!Enum.IsDefined((ItemKind)record.Kind) || !Enum.IsDefined((EntryFrequency)record.Frequency))
            return $"The data item {record.Id} needs a kind (quantity, analysis, factor) and a frequency (day, week, month).";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(record.TimeZone, out _))
            return $"The time zone '{record.TimeZone}' of data item {record.Id} is not known on this machine.";
        if ((Substitution)record.Substitution == Substitution.Default && record.DefaultValue is null)
            return $"The data item {record.Id} is to use a default for months without a sample and has none.";
        if ((Substitution)record.Substitution == Substitution.MeanOfLast && record.MeanOf is < 1 or > 36)
            return $"The data item {record.Id} is to use the mean of the last {record.MeanOf} months; 1 to 36 can be.";
        if (record.Minimum is { } minimum && record.Maximum is { } maximum && minimum.ToDecimal() > maximum.ToDecimal())
            return $"The minimum of data item {record.Id} is greater than its maximum.";
        if (item.Configuration is not { } known || item.Entries.IsEmpty)
            return null;
        if (known.Unit != record.Unit || known.Kind != record.Kind)
            return $"What was entered for {record.Id} is a {((ItemKind)known.Kind).ToString().ToLowerInvariant()} in {known.Unit}; with another kind or unit it would mean something else. Give the item another id, or set it back.";
        if (known.TimeZone != record.TimeZone)
            return $"The data item {record.Id} has cut its days in {known.TimeZone}; with {record.TimeZone} they would mean something else. Give it another id, or set the time zone back.";
        if (known.Averaging == (int)Averaging.Plain && record.Averaging != known.Averaging && item.Entries.Values.Any(e => e.Record.Mass is null))
            return $"Samples of {record.Id} were entered without mass; their mean cannot be weighted by it. Keep the plain mean, or give the item another id.";
        return null;
    }
}
