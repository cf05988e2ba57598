using System.Text.Json;
using Carbon.Metering;
using Carbon.Node.Settle;

namespace Carbon.Node.Tests.Settle;

/// <summary>A series file of a test and what <c>carbon settle</c> reports of it.</summary>
internal static class SettleCase
{
    public static JsonElement Report(string text, PointKind kind, Func<SettleOptions, SettleOptions>? with = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var options = new SettleOptions { Series = file, Kind = kind, Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") };
            options = with?.Invoke(options) ?? options;
            return JsonDocument.Parse(SettlementReport.Write(Settlement.Of(options), options)).RootElement;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static JsonElement Day(this JsonElement report, string date) =>
        report.GetProperty("days").EnumerateArray().Single(d => d.Text("date") == date);
}
