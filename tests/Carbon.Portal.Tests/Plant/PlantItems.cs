using Carbon.Contracts;
using Carbon.Registry;

namespace Carbon.Portal.Tests.Plant;

/// <summary>What people enter in the demonstration plant.</summary>
internal static class PlantItems
{
    public static IEnumerable<DataItemRecord> All()
    {
        var diesel = Item("diesel", "厂内车辆柴油", "Diesel of vehicles", ItemKind.Quantity, "t", "wang");
        (diesel.Maximum, diesel.DueFrom) = (DecimalValue.From(500m), 20260701);
        (diesel.ExplanationZh, diesel.ExplanationEn) = ("按加油记录汇总", "Sum of the filling records");
        yield return diesel;
        var heat = Item("gas-ncv", "天然气低位发热量", "Heat value of gas", ItemKind.Analysis, "GJ/1e4Nm3", "lab");
        (heat.Averaging, heat.Substitution) = ((int)Averaging.Weighted, (int)Substitution.PreviousMonth);
        yield return heat;
        yield return Item("steam-factor", "外购蒸汽排放因子", "Factor of steam", ItemKind.Factor, "tCO2/GJ", "li");
    }

    private static DataItemRecord Item(string id, string zh, string en, ItemKind kind, string unit, string responsible) => new()
    {
        Id = id,
        Plant = PlantRecords.Id,
        NameZh = zh,
        NameEn = en,
        Kind = (int)kind,
        Unit = unit,
        Frequency = (int)EntryFrequency.Month,
        Responsible = responsible,
        Minimum = DecimalValue.From(0m),
        GraceDays = 5,
        TimeZone = PlantRecords.Zone,
    };
}
