using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Lines;

namespace Carbon.Accounting.Calculations;

/// <summary>Reads one line: <c>item</c>, <c>note</c>, <c>select</c>, <c>components</c>; every other key is a symbol.</summary>
internal static class LineReader
{
    private static readonly string[] Labels = ["item", "note", "select", "components"];

    internal static LineBinding Read(DataNode node, string source, string? gwpSet)
    {
        if (node is not DataMap line)
        {
            throw new AccountingException($"{source}: a line must be a map of symbols{InputsReader.At(node)}");
        }
        return new LineBinding(source, line.Text("item") ?? "", Select(line, source), Given(line, source), Empty<string>(), gwpSet)
        {
            Components = Components(line, source),
        };
    }

    private static ImmutableSortedDictionary<string, GivenValue> Given(DataMap line, string source)
    {
        var given = Empty<GivenValue>().ToBuilder();
        foreach (var (symbol, node) in line.Entries)
        {
            if (!Labels.Contains(symbol) && GivenReader.Read(node, symbol, source) is { } value)
            {
                given[symbol] = value;
            }
        }
        return given.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Select(DataMap line, string source) => line["select"] switch
    {
        null => Empty<string>(),
        DataMap map when map.Entries.All(entry => entry.Value is DataScalar) =>
            map.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => ((DataScalar)entry.Value).Text, StringComparer.Ordinal),
        var other => throw new AccountingException($"{source}: select must be a map of tokens to row keys{InputsReader.At(other)}", "select"),
    };

    private static ImmutableSortedDictionary<string, ImmutableArray<LineItem>> Components(DataMap line, string source)
    {
        if (line["components"] is not { } node)
        {
            return Empty<ImmutableArray<LineItem>>();
        }
        if (node is not DataMap map)
        {
            throw new AccountingException($"{source}: components must be a map of lists{InputsReader.At(node)}", "components");
        }
        return map.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => Items(entry.Value, entry.Key, source), StringComparer.Ordinal);
    }

    private static ImmutableArray<LineItem> Items(DataNode node, string index, string source)
    {
        if (node is not DataList list)
        {
            throw new AccountingException($"{source}: components.{index} must be a list{InputsReader.At(node)}", index);
        }
        return [.. list.Items.Select(item => item is DataMap map && !map.Has("components")
            ? new LineItem(map.Text("item"), Select(map, source), Given(map, source))
            : throw new AccountingException($"{source}: an item of components.{index} must be a map of symbols{InputsReader.At(item)}", index))];
    }

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
