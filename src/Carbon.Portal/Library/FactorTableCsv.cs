using System.Globalization;
using System.Text;
using Carbon.Accounting;
using Carbon.Accounting.Factors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carbon.Portal.Library;

/// <summary>A factor table as CSV: a line a value, all digits, with document, confirmation and validity (days as yyyy-MM-dd).</summary>
public static class FactorTableCsv
{
    private const string Head = "table,version,row,name_zh,name_en,column,value,unit,confirmed,disputed,document,data_year,valid_from,valid_to,published,used_for";

    /// <summary>Address of a table's file.</summary>
    public static string Address(string reference) => $"{LibraryAddress.Table(reference)}/csv";

    /// <summary>The file; steam tables have a row for each pressure and temperature.</summary>
    public static string Write(FactorTable table, FactorLibrary factors)
    {
        var text = new StringBuilder().Append(Head).Append("\r\n");
        foreach (var row in table.Rows)
        {
            foreach (var column in table.Columns.Where(row.Cells.ContainsKey))
            {
                var cell = row.Cells[column];
                Line(text, table, row.Key, row.Title.Zh, row.Title.En, column, Number(cell.Value), cell.Unit.Code, cell.Confirmed, row.Disputed.Contains(column), factors.Cite(row.Document ?? table.Document), row.Facts);
            }
        }
        foreach (var row in table.Steam?.Rows ?? [])
        {
            for (var i = 0; i < row.Enthalpies.Length; i++)
            {
                var temperature = table.Steam!.Temperatures.IsEmpty ? "" : $" t {Number(table.Steam.Temperatures[i])} {table.Steam.Temperature.Code}";
                if (row.Enthalpies[i] is { } enthalpy)
                    Line(text, table, $"p {Number(row.Pressure)} {table.Steam.Pressure.Code}{temperature}", null, null, "h", Number(enthalpy), table.Steam.Enthalpy.Code, table.Steam.Confirmed, false, factors.Cite(table.Document), table.Facts);
            }
        }
        return text.ToString();
    }

    internal static void MapFactorTables(this IEndpointRouteBuilder app) => app.MapGet("/library/tables/{reference}/csv", (string reference, AccountingLibrary library) =>
        library.Factors.Find(reference) is { } table
            ? Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(table, library.Factors))], "text/csv; charset=utf-8", $"{reference}.csv")
            : Results.NotFound());

    private static void Line(StringBuilder text, FactorTable table, string row, string? zh, string? en, string column, string value, string unit, bool confirmed, bool disputed, string? document, FactorFacts facts) =>
        text.AppendJoin(',', new[]
        {
            table.Reference, table.Version, row, zh, en, column, value, unit, confirmed ? "true" : "false", disputed ? "true" : "false", document,
            facts.DataYear?.ToString(CultureInfo.InvariantCulture), Validity.Day(facts.ValidFrom), Validity.Day(facts.ValidTo), Validity.Day(facts.Published), facts.UsedFor,
        }.Select(Field)).Append("\r\n");

    private static string Field(string? field) => field is null ? "" : field.IndexOfAny([',', '"', '\r', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
