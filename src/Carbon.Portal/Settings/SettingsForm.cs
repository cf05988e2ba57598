using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Boundaries.Settings;
using Carbon.Portal.Language;

namespace Carbon.Portal.Settings;

/// <summary>The form of a part of the settings, over all of them: what it does not show goes back as it came.</summary>
public sealed class SettingsForm
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _all;
    private readonly List<SettingsRow> _rows = [];

    /// <summary>The form over settings as they were read.</summary>
    public SettingsForm(SettingsPart part, SettingsDraft draft)
    {
        (Part, Version) = (part, draft.Version);
        _all = JsonNode.Parse(draft.Text)!.AsObject();
        var own = _all[part.Name];
        Raw = own?.ToJsonString(Indented) ?? (part.Many ? "[]" : "");
        if (part.Fields.Length == 0)
            return;
        if (part.Many)
            _rows.AddRange((own as JsonArray ?? []).OfType<JsonObject>().Select(o => new SettingsRow(part, o)));
        else
            _rows.Add(new SettingsRow(part, own as JsonObject ?? part.Shipped()));
    }

    /// <summary>The part.</summary>
    public SettingsPart Part { get; }

    /// <summary>The version that is edited.</summary>
    public int Version { get; }

    /// <summary>The things of the part, in their order.</summary>
    public IReadOnlyList<SettingsRow> Rows => _rows;

    /// <summary>The part as text, for parts without fields.</summary>
    public string Raw { get; set; }

    /// <summary>Why the settings are changed.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Adds an empty thing at the end.</summary>
    public SettingsRow Add()
    {
        var row = new SettingsRow(Part, []);
        _rows.Add(row);
        return row;
    }

    /// <summary>Takes a thing out.</summary>
    public void Remove(SettingsRow row) => _rows.Remove(row);

    /// <summary>Path of a field as problems name it.</summary>
    public string Path(SettingsRow row, string field) => Part.Many ? $"{Part.Name}[{_rows.IndexOf(row)}].{field}" : $"{Part.Name}.{field}";

    /// <summary>All settings as text; null where the form itself is not right, and where.</summary>
    /// <param name="words">Language of the problems.</param>
    /// <param name="withReason">A reason is needed, as for saving.</param>
    /// <param name="problems">What is wrong, by path.</param>
    public string? Text(Words words, bool withReason, out IReadOnlyList<SettingProblem> problems)
    {
        var found = _rows.SelectMany(r => r.Problems().Select(p => new SettingProblem(Path(r, p.Field), words[p.Word]))).ToList();
        if (withReason && string.IsNullOrWhiteSpace(Reason))
            found.Add(new SettingProblem("reason", words["settings.problem.reason"]));
        JsonNode? own = null;
        if (Part.Fields.Length == 0)
            own = Parsed(words, found);
        else if (found.Count == 0)
            own = Part.Many ? new JsonArray([.. _rows.Select(r => (JsonNode)r.ToJson())]) : _rows[0].ToJson();
        problems = found;
        if (found.Count > 0)
            return null;
        var all = _all.DeepClone().AsObject();
        all[Part.Name] = own;
        return all.ToJsonString();
    }

    private JsonNode? Parsed(Words words, List<SettingProblem> found)
    {
        if (string.IsNullOrWhiteSpace(Raw))
            return Part.Many ? new JsonArray() : null;
        try
        {
            return JsonNode.Parse(Raw);
        }
        catch (JsonException e)
        {
            found.Add(new SettingProblem(Part.Name, words["settings.problem.json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1]));
            return null;
        }
    }
}
