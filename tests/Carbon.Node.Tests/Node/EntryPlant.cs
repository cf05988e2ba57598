using System.Globalization;

namespace Carbon.Node.Tests.Node;

/// <summary>A boiler whose coal is entered by people, with a laboratory that measures its heat value.</summary>
internal static class EntryPlant
{
    public const decimal DefaultHeat = 20.908m, Carbon = 0.0261m, Oxidation = 0.93m;

    /// <summary>First day of a month counted from this one.</summary>
    public static DateOnly Month(int months)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        return new DateOnly(today.Year, today.Month, 1).AddMonths(months);
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static decimal Tonnes(decimal coal, decimal heat = DefaultHeat) => coal * heat * Carbon * Oxidation * 44m / 12m;

    /// <summary>The same boiler, whose coal is what is bought less what is sold.</summary>
    public static string TwoItems => Configuration
        .Replace("{\"item\": \"coal\"}", """{"expression": "bought - sold", "terms": {"bought": {"item": "coal"}, "sold": {"item": "sold"}}}""", StringComparison.Ordinal)
        .Replace("{\"id\": \"heat\",", """{"id": "sold", "kind": "quantity", "unit": "t"}, {"id": "heat",""", StringComparison.Ordinal);

    public static string Configuration => $$"""
        {
          "role": "terminal",
          "plant": {"id": "works", "nameZh": "厂", "nameEn": "works", "timeZone": "Asia/Shanghai", "method": "M08"},
          "items": [
            {"id": "coal", "nameZh": "原煤", "nameEn": "coal", "kind": "quantity", "unit": "t", "responsible": "wang", "dueFrom": "{{Text(Month(-3))}}"},
            {"id": "heat", "nameZh": "低位发热量", "nameEn": "heat value", "kind": "analysis", "unit": "GJ/t", "frequency": "day", "graceDays": 0, "dueFrom": "{{Text(Month(0))}}"}
          ],
          "sources": [
            {"id": "boiler", "nameZh": "锅炉", "nameEn": "boiler", "methodSource": "M08.comb",
             "given": {
               "NCV": {"item": "heat", "value": {{DefaultHeat}}, "unit": "GJ/t", "origin": "test"},
               "CC": {"value": {{Carbon}}, "unit": "tC/GJ", "origin": "test"},
               "OF": {"value": {{Oxidation}}, "unit": "fraction", "origin": "test"}
             },
             "activity": {"FC": {"item": "coal"} } }
          ]
        }
        """;
}
