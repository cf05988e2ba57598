using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Node.Acquisition.Channels;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.MeterModels;

/// <summary>Writes a model out, so that a meter depends on no model file afterwards.</summary>
internal static class ModelExpansion
{
    public static ExpandedModel Of(MeterModel model, ModelChoice choice)
    {
        var points = model.Points.Where(p => choice.Points.IsEmpty ? p.IsDefault : choice.Points.Contains(p.Id)).ToList();
        var meter = new JsonObject
        {
            ["nameZh"] = model.TitleZh,
            ["nameEn"] = model.TitleEn,
            ["medium"] = model.Medium,
            ["vendor"] = model.Vendor,
            ["model"] = model.Name,
            ["accuracyClass"] = model.AccuracyClass,
            ["points"] = new JsonArray([.. points.Select(p => Point(p, choice))]),
        };
        var place = (JsonObject)model.Place.DeepClone();
        place["points"] = new JsonArray([.. points.Select(p => Read(p, choice))]);
        return new ExpandedModel(model, meter, place);
    }

    private static JsonObject Point(MeterModelPoint point, ModelChoice choice)
    {
        var section = new JsonObject
        {
            ["id"] = point.Id,
            ["nameZh"] = point.NameZh,
            ["nameEn"] = point.NameEn,
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(point.Kind.ToString()),
            ["unit"] = point.Unit,
            ["factor"] = point.Ratio switch
            {
                TransformerRatio.Current => choice.CurrentRatio,
                TransformerRatio.Voltage => choice.VoltageRatio,
                TransformerRatio.Both => choice.CurrentRatio * choice.VoltageRatio,
                _ => 1m,
            },
            ["every"] = Every(point, choice),
        };
        if (point.Modulus is { } modulus)
            section["modulus"] = modulus;
        if (point.Decimals is { } decimals)
            section["step"] = new decimal(1, 0, 0, false, (byte)decimals);
        return section;
    }

    private static JsonObject Read(MeterModelPoint point, ModelChoice choice)
    {
        var read = (JsonObject)point.Read.DeepClone();
        read["pointId"] = point.Id;
        read["every"] = Every(point, choice);
        return read;
    }

    private static JsonNode? Every(MeterModelPoint point, ModelChoice choice) => JsonSerializer.SerializeToNode(choice.Every ?? point.Every, ChannelOptions.Json);
}
