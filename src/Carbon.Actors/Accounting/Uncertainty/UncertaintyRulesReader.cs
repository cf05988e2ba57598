using System.Collections.Immutable;
using Carbon.Accounting.Documents;

namespace Carbon.Accounting.Uncertainty;

/// <summary>Reads the file of uncertainties strictly: an unknown key is a mistake, and everything that is wrong is told at once.</summary>
internal sealed class UncertaintyRulesReader
{
    private static readonly string[] Parts = ["estimated", "filled", "manual", "under_review"];
    private readonly List<LibraryProblem> found = [];
    private readonly Problems problems;
    private readonly StrictEntries entries;

    private UncertaintyRulesReader(string file)
    {
        problems = new Problems(file, found);
        entries = new StrictEntries(problems);
    }

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
        entries.Check(root, "the file", ["schema", "version", "instruments", "transformers", "parts", "parameters"]);
        if (root.Text("schema") != "carbon-uncertainty/1")
            problems.Add(root.LineOf("schema"), "schema: carbon-uncertainty/1 is expected", "schema");
        return new UncertaintyRules(Media(root), Classes(root, "transformers", "transformer"), ReadParts(root), ReadParameters(root));
    }

    private ImmutableDictionary<string, (string, ImmutableDictionary<string, RelativeUncertainty>)> Media(DataMap root)
    {
        var media = ImmutableDictionary.CreateBuilder<string, (string, ImmutableDictionary<string, RelativeUncertainty>)>(StringComparer.Ordinal);
        foreach (var family in entries.Maps(root, "instruments"))
        {
            entries.Check(family, "instruments", ["family", "media", "classes", "note"]);
            var name = entries.Required(family, "family", "instruments");
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
        foreach (var entry in entries.Maps(map, key))
        {
            entries.Check(entry, key, ["class", .. StrictEntries.Rule]);
            var name = AccuracyClass.Normal(entries.Required(entry, "class", key));
            if (!classes.TryAdd(name, entries.Width(entry, key, $"{family} class {name}")))
                problems.Add(entry.LineOf("class"), $"the class '{name}' is there twice", "class");
        }
        return classes.ToImmutable();
    }

    private ImmutableDictionary<(string, string), RelativeUncertainty> ReadParts(DataMap root)
    {
        var parts = ImmutableDictionary.CreateBuilder<(string, string), RelativeUncertainty>();
        foreach (var entry in entries.Maps(root, "parts"))
        {
            entries.Check(entry, "parts", ["part", "method", .. StrictEntries.Rule]);
            var (part, method) = (entries.Required(entry, "part", "parts"), entry.Text("method") ?? "");
            if (!Parts.Contains(part))
                problems.Add(entry.LineOf("part"), $"unknown part '{part}'; use {string.Join(", ", Parts)}", "part");
            if (!parts.TryAdd((part, method), entries.Width(entry, "parts", method.Length == 0 ? part : $"{part}, {method}")))
                problems.Add(entry.Line, $"the part '{part}' {method} is there twice", "part");
        }
        return parts.ToImmutable();
    }

    private ImmutableArray<ParameterRule> ReadParameters(DataMap root)
    {
        var rules = ImmutableArray.CreateBuilder<ParameterRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Maps(root, "parameters"))
        {
            entries.Check(entry, "parameters", ["id", "kinds", "symbols", "units", "categories", "item", .. StrictEntries.Rule]);
            var id = entries.Required(entry, "id", "parameters");
            if (!ids.Add(id))
                problems.Add(entry.LineOf("id"), $"the rule '{id}' is there twice", "id");
            if (entry["item"] is not null && entry.Flag("item") is null)
                problems.Add(entry.LineOf("item"), "true or false is expected", "item");
            rules.Add(new ParameterRule(
                entries.Width(entry, "parameters", id), [.. entry.Texts("kinds")], [.. entry.Texts("symbols")], [.. entry.Texts("units")], [.. entry.Texts("categories")], entry.Flag("item")));
        }
        return rules.ToImmutable();
    }
}
