using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Portal.Acquisition.Options;

/// <summary>
/// Options as a form holds them: every one as text, so that nothing typed is lost. What the form does not show goes back as it came, and what is
/// left empty is left out, so that its default holds.
/// </summary>
public sealed class OptionGroup
{
    /// <summary>What a switch holds when it is on, and when it is off.</summary>
    public const string Yes = "true", No = "false";

    private readonly JsonObject _source;

    /// <summary>The form of options.</summary>
    /// <param name="fields">What may be set.</param>
    /// <param name="source">What is set.</param>
    /// <param name="isNew">Fields that are not set begin with their defaults.</param>
    public OptionGroup(IReadOnlyList<OptionField> fields, JsonObject source, bool isNew)
    {
        (Fields, _source) = (fields, source);
        foreach (var field in fields)
        {
            var value = source[field.Name];
            if (field.Kind == OptionKind.Group)
                Groups[field.Name] = value is JsonObject inner ? new OptionGroup(field.Fields, inner, isNew) : field.Needed ? new OptionGroup(field.Fields, [], true) : null;
            else if (field.Kind == OptionKind.Groups)
                Lists[field.Name] = [.. (value as JsonArray ?? []).OfType<JsonObject>().Select(o => new OptionGroup(field.Fields, o, isNew))];
            else
                Values[field.Name] = value is null ? (isNew ? field.Default : "") : OptionText.Of(field, value);
        }
    }

    /// <summary>What may be set.</summary>
    public IReadOnlyList<OptionField> Fields { get; }

    /// <summary>What stands in the fields, by name.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>Groups within; null: left out.</summary>
    public Dictionary<string, OptionGroup?> Groups { get; } = [];

    /// <summary>Lists of groups within.</summary>
    public Dictionary<string, List<OptionGroup>> Lists { get; } = [];

    /// <summary>Opens a group that was left out, or leaves it out.</summary>
    public void Switch(OptionField field, bool there) => Groups[field.Name] = there ? new OptionGroup(field.Fields, [], true) : null;

    /// <summary>Adds a group to a list.</summary>
    public OptionGroup Add(OptionField field)
    {
        var group = new OptionGroup(field.Fields, [], true);
        Lists[field.Name].Add(group);
        return group;
    }

    /// <summary>What is wrong with the texts themselves: path and key of the words.</summary>
    public IEnumerable<(string Path, string Word)> Problems(string path)
    {
        foreach (var field in Fields)
        {
            var at = $"{path}.{field.Name}";
            if (Groups.TryGetValue(field.Name, out var group))
            {
                foreach (var problem in group?.Problems(at) ?? [])
                    yield return problem;
            }
            else if (Lists.TryGetValue(field.Name, out var list))
            {
                for (var i = 0; i < list.Count; i++)
                    foreach (var problem in list[i].Problems(string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]")))
                        yield return problem;
            }
            else if (OptionText.Problem(field, Values[field.Name]) is { } word)
                yield return (at, word);
        }
    }

    /// <summary>The options as JSON, once they have no problems.</summary>
    public JsonObject ToJson()
    {
        var json = _source.DeepClone().AsObject();
        foreach (var field in Fields)
        {
            JsonNode? value = field.Kind switch
            {
                OptionKind.Group => Groups[field.Name]?.ToJson(),
                OptionKind.Groups => new JsonArray([.. Lists[field.Name].Select(g => (JsonNode)g.ToJson())]),
                _ => OptionText.Read(field, Values[field.Name]),
            };
            if (value is null)
                json.Remove(field.Name);
            else
                json[field.Name] = value;
        }
        return json;
    }

    /// <summary>Paths of all fields that are shown.</summary>
    public IEnumerable<string> Paths(string path) => Fields.SelectMany(f =>
        Groups.TryGetValue(f.Name, out var group) ? [$"{path}.{f.Name}", .. group?.Paths($"{path}.{f.Name}") ?? []]
        : Lists.TryGetValue(f.Name, out var list) ? [$"{path}.{f.Name}", .. list.SelectMany((g, i) => g.Paths(string.Create(CultureInfo.InvariantCulture, $"{path}.{f.Name}[{i}]")))]
        : (IEnumerable<string>)[$"{path}.{f.Name}"]);
}
