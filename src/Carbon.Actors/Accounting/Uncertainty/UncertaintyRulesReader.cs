using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Uncertainty;

/// <summary>Reads the file of uncertainties strictly: an unknown key is a mistake, and everything that is wrong is told at once.</summary>
internal sealed class UncertaintyRulesReader
{
    private static readonly string[] Evidence = ["source", "evidence", "confirmed", "note"];
    private static readonly string[] Widths = ["percent", "half_width", "limit"];
    private static readonly string[] Parts = ["estimated", "filled", "manual", "under_review"];
    private readonly List<LibraryProblem> found = [];
    private readonly Problems problems;

    private UncertaintyRulesReader(string file) => problems = new Problems(file, found);

    internal static UncertaintyRules Read(string path)
    {
        var reader = new UncertaintyRulesReader(Path.GetFileName(path));
        var rules = reader.Read(reader.Root(path));
        return reader.found.Count == 0 ? rules : throw new AccountingLibraryException([.. reader.found.OrderBy(p => p.Line)]);
    }

    private DataMap Root(string path)
    {
        try
        {
            if (YamlDocument.Read(File.ReadAllText(path)) is DataMap map)
                return map;
            problems.Add(1, "the file is not a map");
        }
        catch (DataFileException e)
        {
            problems.Add(e.Line, $"not sound YAML: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(0, $"cannot be read: {e.Message}");
        }
        throw new AccountingLibraryException([.. found]);
    }

    private UncertaintyRules Read(DataMap root)
    {
        Check(root, "the file", ["schema", "version", "instruments", "transformers", "parts", "parameters"]);
        if (root.Text("schema") != "carbon-uncertainty/1")
            problems.Add(root.LineOf("schema"), "schema: carbon-uncertainty/1 is expected", "schema");
        return new UncertaintyRules(Media(root), Classes(root, "transformers", "transformer"), ReadParts(root), ReadParameters(root));
    }

    private ImmutableDictionary<string, (string, ImmutableDictionary<string, RelativeUncertainty>)> Media(DataMap root)
    {
        var media = ImmutableDictionary.CreateBuilder<string, (string, ImmutableDictionary<string, RelativeUncertainty>)>(StringComparer.Ordinal);
        foreach (var family in Maps(root, "instruments"))
        {
            Check(family, "instruments", ["family", "media", "classes", "note"]);
            var name = Required(family, "family", "instruments");
            var classes = Classes(family, "classes", name);
            foreach (var medium in family.Texts("media"))
            {
                if (!media.TryAdd(medium, (name, classes)))
                    problems.Add(family.LineOf("media"), $"the medium '{medium}' has its classes twice", "media");
            }
        }
        return media.ToImmutable();
    }

    private ImmutableDictionary<string, RelativeUncertainty> Classes(DataMap map, string key, string family)
    {
        var classes = ImmutableDictionary.CreateBuilder<string, RelativeUncertainty>(StringComparer.Ordinal);
        foreach (var entry in Maps(map, key))
        {
            Check(entry, key, ["class", .. Widths, .. Evidence]);
            var name = AccuracyClass.Normal(Required(entry, "class", key));
            if (!classes.TryAdd(name, Width(entry, key, $"{family} class {name}")))
                problems.Add(entry.LineOf("class"), $"the class '{name}' is there twice", "class");
        }
        return classes.ToImmutable();
    }

    private ImmutableDictionary<(string, string), RelativeUncertainty> ReadParts(DataMap root)
    {
        var parts = ImmutableDictionary.CreateBuilder<(string, string), RelativeUncertainty>();
        foreach (var entry in Maps(root, "parts"))
        {
            Check(entry, "parts", ["part", "method", .. Widths, .. Evidence]);
            var (part, method) = (Required(entry, "part", "parts"), entry.Text("method") ?? "");
            if (!Parts.Contains(part))
                problems.Add(entry.LineOf("part"), $"unknown part '{part}'; use {string.Join(", ", Parts)}", "part");
            if (!parts.TryAdd((part, method), Width(entry, "parts", method.Length == 0 ? part : $"{part}, {method}")))
                problems.Add(entry.Line, $"the part '{part}' {method} is there twice", "part");
        }
        return parts.ToImmutable();
    }

    private ImmutableArray<ParameterRule> ReadParameters(DataMap root)
    {
        var rules = ImmutableArray.CreateBuilder<ParameterRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Maps(root, "parameters"))
        {
            Check(entry, "parameters", ["id", "kinds", "symbols", "units", "categories", "item", .. Widths, .. Evidence]);
            var id = Required(entry, "id", "parameters");
            if (!ids.Add(id))
                problems.Add(entry.LineOf("id"), $"the rule '{id}' is there twice", "id");
            if (entry["item"] is not null && entry.Flag("item") is null)
                problems.Add(entry.LineOf("item"), "true or false is expected", "item");
            rules.Add(new ParameterRule(
                Width(entry, "parameters", id), [.. entry.Texts("kinds")], [.. entry.Texts("symbols")], [.. entry.Texts("units")], [.. entry.Texts("categories")], entry.Flag("item")));
        }
        return rules.ToImmutable();
    }

    private RelativeUncertainty Width(DataMap entry, string place, string rule)
    {
        var given = Widths.Where(entry.Has).ToList();
        if (given.Count != 1)
        {
            problems.Add(entry.Line, $"exactly one of {string.Join(", ", Widths)} is expected", place);
            return RelativeUncertainty.Unknown(rule);
        }
        var key = given[0];
        if (!PlainDecimal.TryRead(entry.Text(key) ?? "", out var width) || width is < 0m or > 1000m)
        {
            problems.Add(entry.LineOf(key), $"'{entry.Text(key)}' is not a number from 0", key);
            return RelativeUncertainty.Unknown(rule);
        }
        if (entry.Flag("confirmed") is null)
            problems.Add(entry.LineOf("confirmed"), "confirmed: true or false is expected", "confirmed");
        var (source, confirmed) = (Required(entry, "source", place), entry.Flag("confirmed") ?? false);
        return key switch
        {
            "half_width" => RelativeUncertainty.OfHalfWidth(width, rule, source, confirmed),
            "limit" => RelativeUncertainty.OfLimit(width, rule, source, confirmed),
            _ => RelativeUncertainty.OfLimit(width / 100m, rule, source, confirmed),
        };
    }

    private IReadOnlyList<DataMap> Maps(DataMap map, string key)
    {
        if (map[key] is not DataList list || list.Items.Any(i => i is not DataMap))
        {
            problems.Add(map.LineOf(key), "a list of maps is expected", key);
            return [];
        }
        return map.Maps(key);
    }

    private string Required(DataMap map, string key, string place)
    {
        if (map.Text(key) is { Length: > 0 } text)
            return text;
        problems.Add(map.Line, $"'{key}' is missing", place);
        return "";
    }

    private void Check(DataMap map, string place, string[] known)
    {
        foreach (var (key, node) in map.Entries)
        {
            if (!known.Contains(key))
                problems.Add(node.Line > 0 ? node.Line : map.Line, $"unknown key '{key}'; known are {string.Join(", ", known)}", place);
            else if (key is "media" or "kinds" or "symbols" or "units" or "categories" && (node is not DataList list || list.Items.Any(i => i is not DataScalar)))
                problems.Add(node.Line, $"'{key}' is a list of texts", place);
        }
    }
}
