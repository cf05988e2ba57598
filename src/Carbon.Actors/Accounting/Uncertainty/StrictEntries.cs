using Carbon.Accounting.Documents;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Uncertainty;

/// <summary>Reads entries of the file of uncertainties: what is missing, unknown or no number is told with its line and key.</summary>
internal sealed class StrictEntries(Problems problems)
{
    private static readonly string[] Widths = ["percent", "half_width", "limit"];

    /// <summary>Keys that every rule may have.</summary>
    internal static readonly string[] Rule = [.. Widths, "source", "evidence", "confirmed", "note"];

    internal RelativeUncertainty Width(DataMap entry, string place, string rule)
    {
        var given = Widths.Where(entry.Has).ToList();
        if (given.Count != 1)
        {
            problems.Add(entry.Line, $"exactly one of {string.Join(", ", Widths)} is expected", place);
            return RelativeUncertainty.Unknown(UncertaintyGap.BadRule(rule));
        }
        var key = given[0];
        if (!PlainDecimal.TryRead(entry.Text(key) ?? "", out var width) || width is < 0m or > 1000m)
        {
            problems.Add(entry.LineOf(key), $"'{entry.Text(key)}' is not a number from 0", key);
            return RelativeUncertainty.Unknown(UncertaintyGap.BadRule(rule));
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

    internal IReadOnlyList<DataMap> Maps(DataMap map, string key)
    {
        if (map[key] is not DataList list || list.Items.Any(i => i is not DataMap))
        {
            problems.Add(map.LineOf(key), "a list of maps is expected", key);
            return [];
        }
        return map.Maps(key);
    }

    internal string Required(DataMap map, string key, string place)
    {
        if (map.Text(key) is { Length: > 0 } text)
            return text;
        problems.Add(map.Line, $"'{key}' is missing", place);
        return "";
    }

    internal void Check(DataMap map, string place, string[] known)
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
