using Carbon.Contracts;
using Carbon.Metering;

namespace Carbon.Node.Configuration;

/// <summary>A configured data item as its entity keeps it, and back.</summary>
public static class ItemRecords
{
    /// <summary>The item's record.</summary>
    public static DataItemRecord Of(ItemSection item, PlantSection plant) => new()
    {
        Id = item.Id,
        Plant = plant.Id,
        NameZh = item.NameZh,
        NameEn = item.NameEn,
        Kind = (int)item.Kind,
        Unit = item.Unit,
        Frequency = (int)item.Frequency,
        ExplanationZh = item.ExplanationZh,
        ExplanationEn = item.ExplanationEn,
        Minimum = DecimalValue.From(item.Minimum),
        Maximum = DecimalValue.From(item.Maximum),
        Responsible = item.Responsible,
        Averaging = (int)item.Averaging,
        Substitution = (int)item.Substitution,
        MeanOf = item.MeanOf,
        DefaultValue = DecimalValue.From(item.Default),
        DefaultOrigin = item.DefaultOrigin,
        OnePerson = !item.FourEyes,
        TimeZone = plant.TimeZone,
        DueFrom = item.DueFrom is { } from ? MeteringRecords.Record(from) : 0,
        GraceDays = item.GraceDays,
    };

    /// <summary>The section that gives a record.</summary>
    public static ItemSection Section(DataItemRecord record) => new()
    {
        Id = record.Id,
        NameZh = record.NameZh,
        NameEn = record.NameEn,
        Kind = (Registry.ItemKind)record.Kind,
        Unit = record.Unit,
        Frequency = (Registry.EntryFrequency)record.Frequency,
        ExplanationZh = record.ExplanationZh,
        ExplanationEn = record.ExplanationEn,
        Minimum = record.Minimum?.ToDecimal(),
        Maximum = record.Maximum?.ToDecimal(),
        Responsible = record.Responsible,
        Averaging = (Registry.Averaging)record.Averaging,
        Substitution = (Registry.Substitution)record.Substitution,
        MeanOf = record.MeanOf,
        Default = record.DefaultValue?.ToDecimal(),
        DefaultOrigin = record.DefaultOrigin,
        FourEyes = !record.OnePerson,
        DueFrom = record.DueFrom == 0 ? null : MeteringRecords.Date(record.DueFrom),
        GraceDays = record.GraceDays,
    };
}
