using System.Globalization;
using System.Text;
using Carbon.Accounting.Comparison;
using Carbon.Metering;
using Carbon.Views;
using Carbon.Views.Comparison;
using Carbon.Views.Figures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Revisions;

/// <summary>A comparison as CSV: a line a part of the difference of each source, then a line a change; all digits.</summary>
public static class RevisionsCsv
{
    private const string Head = "source,kind,cause,subject,left,right,difference,unit,left_origin,right_origin,from,to";

    /// <summary>The file; the lines of kind <c>part</c> of cause 'all' add up to the totals.</summary>
    public static string Write(FigureComparison comparison, TimeZoneInfo zone)
    {
        var text = new StringBuilder().Append(Head).Append("\r\n");
        Line(text, "", "total", "all", "", Number(comparison.Left), Number(comparison.Right), Number(comparison.Right - comparison.Left), "tCO2e", "", "", "", "");
        foreach (var source in comparison.Sources)
        {
            Line(text, source.Source, "part", "all", "", Number(source.Left), Number(source.Right), Number(source.Right - source.Left), "tCO2e", "", "", "", "");
            foreach (var (cause, tonnes) in source.Parts.OrderBy(p => p.Key))
                Line(text, source.Source, "part", Name(cause), "", "", "", Number(tonnes), "tCO2e", "", "", "", "");
            foreach (var c in source.Changes)
                Line(text, source.Source, "change", Name(c.Cause), c.Subject, c.Left, c.Right, "", c.Unit, c.LeftOrigin, c.RightOrigin, Day(c.From, zone), Day(c.To - 1, zone));
        }
        return text.ToString();
    }

    internal static void MapRevisions(this IEndpointRouteBuilder app) => app.MapGet(RevisionAddress.Csv, (HttpRequest request, ComparisonQueries comparisons, PlantZone zone, TimeProvider time) =>
    {
        var today = zone.Day(time.GetUtcNow());
        var (wanted, problems) = RevisionRequest.Parse(name => request.Query[name], RevisionAddress.Usual(FigureScope.Group, today));
        if (problems.Count > 0 || wanted.Compare(comparisons, zone.Zone, out _) is not { } comparison)
            return Results.BadRequest();
        return Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(comparison, zone.Zone))], "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"revisions-{wanted.First:yyyy-MM-dd}-{wanted.Last:yyyy-MM-dd}.csv"));
    });

    private static void Line(StringBuilder text, params string[] fields) => text.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    // A field that a spreadsheet would take for a formula is text here: origins and reasons are written by people.
    private static string Field(string field)
    {
        var safe = field.Length > 0 && field[0] is '=' or '@' or '\t' ? $"'{field}" : field;
        return safe.IndexOfAny([',', '"', '\r', '\n']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Name(ChangeCause cause) => cause.ToString().ToLowerInvariant();

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Day(long instant, TimeZoneInfo zone) =>
        instant <= 0 ? "" : TimeZoneInfo.ConvertTime(MeteringRecords.Time(instant), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
