using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Carbon.Accounting.Documents;

/// <summary>Reads one YAML document, without aliases and no deeper than 64 levels, so that no input can exhaust memory or stack.</summary>
public static class YamlDocument
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int DeepestNesting = 64;

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="DataFileException">The text is not one sound YAML document.</exception>
    public static DataNode Read(string text)
    {
        var reached = 1;
        try
        {
            CheckDepth(text, ref reached);
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new DataFileException("the document is empty", 1);
            }
            var node = Node(parser);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                throw new DataFileException("there is more than one document", Line(second));
            }
            return node;
        }
        catch (YamlException e)
        {
            throw new DataFileException(OneLine(e.Message), (int)e.Start.Line);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // The scanner of the YAML library gives up on some broken texts with exceptions of its own making.
            throw new DataFileException("a bracket, a quote or an indentation does not close", reached);
        }
    }

    private static DataNode Node(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new DataScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, Line(scalar));
        }
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<DataNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(parser));
            }
            return new DataList(items, Line(list));
        }
        if (parser.TryConsume<MappingStart>(out var map))
        {
            return Map(parser, Line(map));
        }
        throw new DataFileException("an alias or an unexpected element", parser.Current is { } current ? Line(current) : 0);
    }

    private static DataMap Map(IParser parser, int line)
    {
        var entries = new List<KeyValuePair<string, DataNode>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw new DataFileException("a key must be plain text", parser.Current is { } current ? Line(current) : line);
            }
            if (!keys.Add(key.Value))
            {
                throw new DataFileException($"the key '{key.Value}' occurs twice", Line(key));
            }
            entries.Add(new(key.Value, Node(parser)));
        }
        return new DataMap(entries, line);
    }

    private static void CheckDepth(string text, ref int reached)
    {
        var depth = 0;
        // The scanner itself has no limit on flow nesting; brackets in quotes only make this check a little stricter.
        foreach (var character in text)
        {
            depth += character is '[' or '{' ? 1 : character is ']' or '}' && depth > 0 ? -1 : 0;
            if (depth > 4 * DeepestNesting)
            {
                throw new DataFileException($"more than {4 * DeepestNesting} open brackets", 0);
            }
        }
        depth = 0;
        var events = new Parser(new StringReader(text));
        while (events.MoveNext())
        {
            depth += events.Current!.NestingIncrease;
            reached = Math.Max(reached, Line(events.Current));
            if (events.Current is AnchorAlias)
            {
                throw new DataFileException("aliases are not read; write the value out", Line(events.Current));
            }
            if (depth > DeepestNesting + 2)
            {
                throw new DataFileException(string.Create(CultureInfo.InvariantCulture, $"nested deeper than {DeepestNesting} levels"), Line(events.Current));
            }
        }
    }

    private static int Line(ParsingEvent e) => (int)e.Start.Line;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
