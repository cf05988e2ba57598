using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Calculations;

/// <summary>Reads <c>{id, method, gwp_set, inputs: [{source, lines: [...]}], metrics}</c>.</summary>
public static class InputsReader
{
    private static readonly string[] SourceKeys = ["source", "lines", "note"];

    /// <summary>Reads one calculation.</summary>
    /// <exception cref="AccountingException">It has not the expected shape; the key or symbol is named.</exception>
    public static CalculationInputs Read(DataMap map, string id)
    {
        var method = map.Text("method") ?? throw new AccountingException("method is missing", "method");
        if (map["inputs"] is not DataList inputs)
        {
            throw new AccountingException("inputs must be a list of {source, lines}", "inputs");
        }
        var gwpSet = map.Text("gwp_set");
        var lines = new List<LineBinding>();
        var sources = new List<string>();
        foreach (var node in inputs.Items)
        {
            if (node is not DataMap entry || entry.Text("source") is not { } source)
            {
                throw new AccountingException($"inputs: an entry has no source{At(node)}", "source");
            }
            if (entry.Entries.FirstOrDefault(pair => !SourceKeys.Contains(pair.Key)).Key is { } unknown)
            {
                throw new AccountingException($"{source}: unknown key {unknown}; symbols belong in lines{At(node)}", unknown);
            }
            if (entry["lines"] is not DataList list)
            {
                throw new AccountingException($"{source}: lines must be a list{At(node)}", "lines");
            }
            sources.Add(source);
            lines.AddRange(list.Items.Select(line => LineReader.Read(line, source, gwpSet)));
        }
        var metrics = map["metrics"] switch
        {
            null => new DataMap([], 0),
            DataMap given => given,
            var other => throw new AccountingException($"metrics must be a map of symbols{At(other)}", "metrics"),
        };
        return new CalculationInputs(id, method, [.. lines], [.. sources.Distinct()], LineReader.Read(metrics, $"{method}.metrics", gwpSet));
    }

    internal static string At(DataNode node) => node.Line > 0 ? FormattableString.Invariant($" (line {node.Line})") : "";
}
