using System.Text.Json.Nodes;
using Carbon.Node.Configuration;

namespace Carbon.Node.Channels.Table;

/// <summary>A row of the table: a point with its meter and its channel; cells in the order of <see cref="MeterTableColumn.All"/>.</summary>
public sealed record MeterTableRow(IReadOnlyList<string> Cells)
{
    /// <summary>The rows of a channel; points of a meter that the channel does not read have an empty last cell.</summary>
    public static IEnumerable<MeterTableRow> Of(JsonObject channel, Func<string, MeterSection?> meter)
    {
        foreach (var place in (channel["meters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (meter(place["meterId"]!.ToString()) is not { } section)
                continue;
            var entry = JsonNode.Parse(MeterSections.Text(section))!.AsObject();
            foreach (var point in entry["points"]!.AsArray().OfType<JsonObject>())
            {
                var read = (place["points"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(p => p["pointId"]?.ToString() == point["id"]!.ToString());
                yield return new MeterTableRow([.. MeterTableColumn.All.Select(c => Cell(c, channel, entry, place, point, read))]);
            }
        }
    }

    private static string Cell(MeterTableColumn column, JsonObject channel, JsonObject meter, JsonObject place, JsonObject point, JsonObject? read) => column.Part switch
    {
        TablePart.Channel when column.Key.Length == 0 => CellOptions.Text(channel, "id", "protocol", "meters"),
        TablePart.Channel => channel[column.Key]?.ToString() ?? "",
        TablePart.Meter => meter[column.Key]?.ToString() ?? "",
        TablePart.Address => CellOptions.Text(place, "meterId", "points"),
        TablePart.Point => point[column.Key]?.ToString() ?? "",
        _ => read is null ? "" : CellOptions.Text(read, "pointId"),
    };
}
