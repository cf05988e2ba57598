using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Carbon.Metering;

namespace Carbon.Node.Settle;

/// <summary>A settlement as JSON; quantities are strings in plain decimal notation.</summary>
public static class SettlementReport
{
    /// <summary>Writes the report.</summary>
    public static string Write(Settlement settlement, SettleOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Periods(json, "days", "date", settlement.Days, d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Periods(json, "months", "month", settlement.Days, d => d.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            Periods(json, "years", "year", settlement.Days, d => d.Date.ToString("yyyy", CultureInfo.InvariantCulture));
            Incidents(json, "rollovers", settlement, i => i.Kind == IncidentKind.Rollover || (i.Kind == IncidentKind.Ambiguous && i.After < i.Before));
            Incidents(json, "resets", settlement, i => i.Kind == IncidentKind.Reset);
            Incidents(json, "replacements", settlement, i => i.Kind == IncidentKind.Replacement);
            Incidents(json, "glitches", settlement, i => i.Kind == IncidentKind.Glitch);
            Incidents(json, "ambiguous", settlement, i => i.Kind == IncidentKind.Ambiguous);
            Gaps(json, settlement);
            json.WriteString("total", Plain(settlement.Days.Sum(d => d.Increment)));
            json.WriteString("unit", options.Unit);
            json.WriteNumber("every_seconds", settlement.Every.TotalSeconds);
            json.WriteNumber("readings", settlement.Days.Sum(d => d.Readings));
            json.WriteNumber("invalid", settlement.Days.Sum(d => d.Invalid));
            json.WriteNumber("filled", settlement.Days.Sum(d => d.Filled));
            json.WriteNumber("blank", settlement.File.Blanks);
            json.WriteNumber("markers", settlement.File.Markers);
            json.WriteNumber("repeated", settlement.File.Repeated);
            json.WriteNumber("out_of_order", settlement.File.OutOfOrder);
            json.WriteNumber("broken_lines", settlement.File.BrokenLines);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Plain decimal notation without trailing zeros.</summary>
    public static string Plain(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
        return text == "-0" ? "0" : text;
    }

    private static void Periods(Utf8JsonWriter json, string name, string key, IReadOnlyList<DayFigure> days, Func<DayFigure, string> period)
    {
        json.WriteStartArray(name);
        foreach (var group in days.GroupBy(period))
        {
            json.WriteStartObject();
            json.WriteString(key, group.Key);
            json.WriteString("increment", Plain(group.Sum(d => d.Increment)));
            Optional(json, "min", group.Min(d => d.Minimum));
            Optional(json, "max", group.Max(d => d.Maximum));
            json.WriteNumber("readings", group.Sum(d => d.Readings));
            json.WriteNumber("invalid", group.Sum(d => d.Invalid));
            json.WriteNumber("filled", group.Sum(d => d.Filled));
            json.WriteBoolean("exact", group.All(d => d.Exact));
            Optional(json, "estimated_part", group.Sum(d => d.Parts.Estimated));
            Optional(json, "filled_part", group.Sum(d => d.Parts.Filled));
            Optional(json, "under_review_part", group.Sum(d => d.Parts.UnderReview));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Incidents(Utf8JsonWriter json, string name, Settlement settlement, Func<Incident, bool> which)
    {
        json.WriteStartArray(name);
        foreach (var incident in settlement.Incidents.Where(which))
        {
            json.WriteStartObject();
            json.WriteString("time", Iso(incident.Time));
            json.WriteString("before", Plain(incident.Before));
            json.WriteString("after", Plain(incident.After));
            json.WriteString("increment", Plain(incident.Increment));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Gaps(Utf8JsonWriter json, Settlement settlement)
    {
        json.WriteStartArray("gaps");
        foreach (var gap in settlement.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("after", Iso(gap.After));
            json.WriteString("before", Iso(gap.Before));
            json.WriteNumber("missing", gap.Missing);
            json.WriteStartArray("fills");
            foreach (var fill in gap.Fills)
            {
                json.WriteStartObject();
                json.WriteString("time", Iso(fill.Time));
                json.WriteString("value", Plain(fill.Value));
                json.WriteString("method", fill.Method == FillMethod.Nearest ? "nearest" : "linear");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
        {
            json.WriteString(name, Plain(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Iso(DateTimeOffset time) =>
        time.ToString(time.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
