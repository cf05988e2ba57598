using System.Globalization;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads what a table or a row states of its time and kind; a row inherits from its table.</summary>
internal sealed class FactsReader(Problems problems, string reference)
{
    internal FactorFacts Read(DataMap map, FactorFacts inherited)
    {
        var facts = new FactorFacts
        {
            DataYear = Year(map, "data_year") ?? Year(map, "year") ?? inherited.DataYear,
            UsedFor = map.Text("used_for") ?? inherited.UsedFor,
            Published = Day(map, "published") ?? inherited.Published,
            Place = map.Text("table") ?? inherited.Place,
            Calibre = map.Text("calibre") ?? inherited.Calibre,
            ValidFrom = Day(map, "valid_from") ?? inherited.ValidFrom,
            ValidTo = Day(map, "valid_to") ?? inherited.ValidTo,
            Uncertainty = Uncertainty(map) ?? inherited.Uncertainty,
        };
        if (facts.ValidTo < facts.ValidFrom)
            problems.Add(map.LineOf("valid_to"), "valid_to is before valid_from", reference, map.Text("key"));
        return facts;
    }

    private int? Year(DataMap map, string key)
    {
        if (map.Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200)
            return year;
        problems.Add(map.LineOf(key), $"{key} '{text}' is not a year", reference, map.Text("key"));
        return null;
    }

    private DateOnly? Day(DataMap map, string key)
    {
        if (map.Text(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add(map.LineOf(key), $"{key} '{text}' is not a day; write 2024-04-12", reference, map.Text("key"));
        return null;
    }

    private decimal? Uncertainty(DataMap map)
    {
        if (map.Text("uncertainty") is not { } text)
            return null;
        if (PlainDecimal.TryRead(text, out var value) && value is >= 0m and <= 10m)
            return value;
        problems.Add(map.LineOf("uncertainty"), $"uncertainty '{text}' is not a relative half width at 95 % confidence; write 0.05 for 5 %", reference, map.Text("key"));
        return null;
    }
}
