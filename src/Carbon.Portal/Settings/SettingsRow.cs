using System.Globalization;
using System.Text.Json.Nodes;
using Carbon.Registry.Entries;

namespace Carbon.Portal.Settings;

/// <summary>One thing of a part as the form holds it: every field as text, so that nothing typed is lost, and what the form does not show as it was.</summary>
public sealed class SettingsRow
{
    private readonly JsonObject _source;
    private readonly SettingsPart _part;

    /// <summary>A row of what is set.</summary>
    public SettingsRow(SettingsPart part, JsonObject source)
    {
        (_part, _source) = (part, source);
        Values = part.Fields.ToDictionary(f => f.Name, f => f.Kind == SettingsFieldKind.Point ? Join(Text("meter"), Text("point")) : Text(f.Name));
    }

    /// <summary>What stands in the fields, by name.</summary>
    public Dictionary<string, string> Values { get; }

    /// <summary>What is wrong with the fields in themselves: name of the field and key of the words.</summary>
    public IEnumerable<(string Field, string Word)> Problems()
    {
        foreach (var field in _part.Fields)
        {
            var text = Values[field.Name].Trim();
            if (text.Length == 0)
            {
                if (field.Needed)
                    yield return (field.Name, "settings.problem.needed");
            }
            else if (field.Kind == SettingsFieldKind.Number && !IsNumber(text))
                yield return (field.Name, "settings.problem.number");
            else if (field.Kind == SettingsFieldKind.Count && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                yield return (field.Name, "settings.problem.count");
            else if (field.Kind == SettingsFieldKind.Id && !EntryExamination.IsId(text))
                yield return (field.Name, "settings.problem.id");
        }
    }

    /// <summary>The row as JSON, once it has no problems.</summary>
    public JsonObject ToJson()
    {
        var json = _source.DeepClone().AsObject();
        foreach (var field in _part.Fields)
        {
            var text = Values[field.Name].Trim();
            if (field.Kind == SettingsFieldKind.Point)
            {
                var slash = text.LastIndexOf('/');
                (json["meter"], json["point"]) = (slash < 0 ? text : text[..slash], slash < 0 ? "" : text[(slash + 1)..]);
            }
            else if (text.Length == 0)
                json.Remove(field.Name);
            else
                json[field.Name] = field.Kind == SettingsFieldKind.Count ? JsonValue.Create(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : JsonValue.Create(text);
        }
        return json;
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Join(string meter, string point) => meter.Length == 0 ? "" : $"{meter}/{point}";

    private string Text(string name) => _source[name] switch
    {
        JsonValue value => value.ToString(),
        _ => "",
    };
}
