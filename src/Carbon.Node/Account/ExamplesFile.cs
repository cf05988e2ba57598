using System.Collections.Immutable;
using System.Text;
using Carbon.Accounting.Documents;

namespace Carbon.Node.Account;

/// <summary>One entry of an inputs file.</summary>
/// <param name="Id">Its id, or its number in the file, from 1.</param>
/// <param name="Content">What it says.</param>
public sealed record AccountExample(string Id, DataNode Content);

/// <summary>Reads an inputs file: <c>{method, inputs}</c> or <c>{examples: [...]}</c>, as YAML or JSON.</summary>
public static class ExamplesFile
{
    private const long LargestFile = 64 << 20;

    /// <summary>Reads the entries of a file.</summary>
    /// <exception cref="DataFileException">The file is not sound, or has neither shape.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImmutableArray<AccountExample> Read(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            throw new DataFileException("the file is larger than 64 MB", 0);
        }
        var text = File.ReadAllText(path, Encoding.UTF8);
        return Of(Read(path, text));
    }

    private static ImmutableArray<AccountExample> Of(DataNode root) => root switch
    {
        DataMap map when map["examples"] is DataList list => [.. list.Items.Select((item, i) => new AccountExample(IdOf(item, i + 1), item))],
        DataMap map when map.Has("examples") => throw new DataFileException("examples: must be a list", map.LineOf("examples")),
        DataMap map when map.Has("method") => [new AccountExample(IdOf(map, 1), map)],
        _ => throw new DataFileException("expected {method, inputs} or {examples: [...]}", root.Line),
    };

    private static string IdOf(DataNode node, int number) => (node as DataMap)?.Text("id") ?? FormattableString.Invariant($"{number}");

    private static DataNode Read(string path, string text)
    {
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return JsonData.Read(text);
        }
        try
        {
            return YamlDocument.Read(text);
        }
        catch (DataFileException) when (text.AsSpan().TrimStart() is ['{', ..] && IsJson(text, out var node))
        {
            // JSON that YAML does not take, for example indented with tabs.
            return node!;
        }
    }

    private static bool IsJson(string text, out DataNode? node)
    {
        try
        {
            node = JsonData.Read(text);
            return true;
        }
        catch (DataFileException)
        {
            node = null;
            return false;
        }
    }
}
