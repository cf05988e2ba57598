using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Accounting.Documents;
using Carbon.Metering;
using Carbon.Node.Configuration;

namespace Carbon.Node.MeterModels;

/// <summary>Reads a model file; every fault names file, line, model and point.</summary>
internal sealed class MeterModelFile(string file, bool isOwn)
{
    private const string Schema = "carbon-meter-model/1";
    private static readonly HashSet<string> Keys =
        ["schema", "id", "version", "vendor", "name", "title", "medium", "protocol", "accuracy_class", "range", "calibration_months", "unconfirmed", "sources", "place", "points", "note"];

    private static readonly HashSet<string> PointKeys = ["id", "name", "kind", "unit", "ratio", "default", "every", "modulus", "decimals", "unconfirmed", "read", "note"];
    private readonly List<string> _problems = [];
    private string _model = "?";

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The model; null where anything is wrong.</summary>
    public MeterModel? Read(string text)
    {
        try
        {
            if (YamlDocument.Read(text) is not DataMap map)
            {
                Add(1, "is no map of keys and values");
                return null;
            }
            var model = Model(map);
            return _problems.Count == 0 ? model : null;
        }
        catch (DataFileException e)
        {
            Add(e.Line, e.Message);
            return null;
        }
    }

    /// <summary>Notes a problem of a point, or of the model where there is none.</summary>
    public void Add(int line, string message, string? point = null) =>
        _problems.Add($"{file}, line {line}, model {_model}{(point is null ? "" : $", point {point}")}: {message}");

    private MeterModel Model(DataMap map)
    {
        _model = map.Text("id") ?? "?";
        Unknown(map, Keys, null);
        if (map.Text("schema") != Schema)
            Add(map.LineOf("schema"), $"schema must be '{Schema}'");
        if (ConfigurationCheck.IdProblem(_model) is { } id)
            Add(map.LineOf("id"), id);
        var sources = map.Maps("sources").Select(s => new MeterModelSource(s.Text("text") ?? "", s.Text("url"), s.Text("licence"))).ToImmutableArray();
        if (sources.IsEmpty || sources.Any(s => s.Text.Length == 0))
            Add(map.LineOf("sources"), "every model names its sources, each with a 'text'");
        var points = map.Maps("points").Select(Point).ToImmutableArray();
        if (points.IsEmpty)
            Add(map.LineOf("points"), "a model needs points");
        foreach (var twice in points.GroupBy(p => p.Id).Where(g => g.Count() > 1))
            Add(twice.Last().Line, "is there twice", twice.Key);
        if (!points.IsEmpty && points.All(p => !p.IsDefault))
            Add(map.LineOf("points"), "at least one point is read by default");
        int? months = map.Text("calibration_months") is { } given ? Whole(given, map.LineOf("calibration_months"), null, "calibration_months") : null;
        if (months is <= 0)
            Add(map.LineOf("calibration_months"), "calibration_months must be greater than 0");
        return new MeterModel
        {
            Id = _model,
            Version = Needed(map, "version"),
            Vendor = map.Text("vendor") ?? "",
            Name = Needed(map, "name"),
            TitleZh = Inner(map, "title", "zh"),
            TitleEn = Inner(map, "title", "en"),
            Medium = Needed(map, "medium"),
            Protocol = Needed(map, "protocol"),
            AccuracyClass = map.Text("accuracy_class") ?? "",
            Range = map.Text("range") ?? "",
            CalibrationMonths = months,
            Unconfirmed = [.. map.Texts("unconfirmed")],
            Sources = sources,
            Place = map["place"] is DataMap place ? Json(place) : [],
            Points = points,
            IsOwn = isOwn,
        };
    }

    private MeterModelPoint Point(DataMap map)
    {
        var id = map.Text("id") ?? "";
        Unknown(map, PointKeys, id);
        if (ConfigurationCheck.IdProblem(id) is { } wrong)
            Add(map.Line, wrong, id);
        if (map["read"] is not DataMap)
            Add(map.Line, "'read' says how the point is read", id);
        return new MeterModelPoint(
            id, Inner(map, "name", "zh", id), Inner(map, "name", "en", id), OneOf<PointKind>(map, "kind", id), Needed(map, "unit", id),
            map.Has("ratio") ? OneOf<TransformerRatio>(map, "ratio", id) : TransformerRatio.None, map.Flag("default") ?? false,
            Duration(map, id), Number(map, "modulus", id), map.Text("decimals") is { } decimals ? Whole(decimals, map.LineOf("decimals"), id, "decimals") : null,
            [.. map.Texts("unconfirmed")], map["read"] is DataMap read ? Json(read) : [], map.Line);
    }

    private void Unknown(DataMap map, HashSet<string> keys, string? point)
    {
        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key)))
            Add(entry.Value.Line, $"the key '{entry.Key}' is not known; there are {string.Join(", ", keys)}", point);
    }

    private string Needed(DataMap map, string key, string? point = null)
    {
        if (map.Text(key) is { Length: > 0 } text)
            return text;
        Add(map.Line, $"'{key}' is missing", point);
        return "";
    }

    private string Inner(DataMap map, string key, string inner, string? point = null)
    {
        if (map[key] is DataMap names && names.Text(inner) is { Length: > 0 } text)
            return text;
        Add(map.LineOf(key), $"'{key}' needs '{inner}'", point);
        return "";
    }

    private T OneOf<T>(DataMap map, string key, string point)
        where T : struct, Enum
    {
        var text = map.Text(key) ?? "";
        if (Enum.GetNames<T>().Any(n => n.ToLowerInvariant() == text))
            return Enum.Parse<T>(text, ignoreCase: true);
        Add(map.LineOf(key), $"'{key}' is one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}", point);
        return default;
    }

    private TimeSpan Duration(DataMap map, string point)
    {
        if (map.Text("every") is not { } text)
            return TimeSpan.FromMinutes(15);
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<TimeSpan>(System.Text.Json.JsonSerializer.Serialize(text), Acquisition.Channels.ChannelOptions.Json);
        }
        catch (System.Text.Json.JsonException)
        {
            Add(map.LineOf("every"), $"'{text}' is no duration; write 15m, 1h", point);
            return TimeSpan.FromMinutes(15);
        }
    }

    private decimal? Number(DataMap map, string key, string point)
    {
        if (map.Text(key) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        Add(map.LineOf(key), $"'{text}' is no number", point);
        return null;
    }

    private int? Whole(string text, int line, string? point, string key)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        Add(line, $"{key}: '{text}' is no whole number", point);
        return null;
    }

    private static JsonObject Json(DataMap map) => new(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value))));

    private static JsonNode? Json(DataNode node) => node switch
    {
        DataMap map => Json(map),
        DataList list => new JsonArray([.. list.Items.Select(Json)]),
        DataScalar { IsNull: true } => null,
        DataScalar { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
        DataScalar { Quoted: false } scalar when decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        DataScalar scalar => scalar.Text,
        _ => null,
    };
}
