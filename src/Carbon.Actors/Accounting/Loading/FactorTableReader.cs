using System.Collections.Immutable;
using Carbon.Accounting.Documents;
using Carbon.Accounting.Factors;
using Carbon.Accounting.Methods;
using Carbon.Accounting.Units;

namespace Carbon.Accounting.Loading;

/// <summary>Reads the tables of one factor file.</summary>
internal sealed class FactorTableReader(LibraryFile file, UnitCatalog units, Problems problems)
{
    internal IEnumerable<FactorTable> Read()
    {
        var name = file.Root.Text("file") ?? Path.GetFileNameWithoutExtension(file.Name);
        foreach (var map in file.Root.Maps("tables"))
        {
            if (map.Text("id") is not { } id)
            {
                problems.Add(map.Line, "a table needs an id");
                continue;
            }
            var reference = $"{name}.{id}";
            var columns = (map["columns"] as DataMap)?.Entries ?? [];
            if (columns.Count == 0)
            {
                problems.Add(map.Line, "a table needs columns", reference);
                continue;
            }
            var facts = new FactsReader(problems, reference).Read(map, FactorFacts.None);
            var number = Version(map, reference);
            var isSteam = map.Text("kind") is "interpolate" or "grid";
            yield return new FactorTable
            {
                Reference = reference,
                Title = Texts.Title(map),
                Document = map.Text("source"),
                Facts = facts,
                Series = map.Text("series") is { } series ? $"{name}.{series}" : null,
                Number = number,
                IsOwn = file.IsOwn,
                Version = FormattableString.Invariant($"{reference}/{number}#{ContentHash.Of(map)[..8]}"),
                Columns = [.. columns.Select(column => column.Key)],
                Rows = isSteam ? [] : Rows(map, columns, reference, facts),
                Steam = isSteam ? new SteamTableReader(map, units, problems, reference).Read() : null,
                Documentation = map,
            };
        }
    }

    /// <summary>Raised when the content changes; 1 where it is not written.</summary>
    private int Version(DataMap table, string reference)
    {
        var text = table.Text("version") ?? "1";
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) || version < 1)
            problems.Add(table.LineOf("version"), "version must be a whole number from 1", reference);
        return version;
    }

    private ImmutableArray<FactorRow> Rows(DataMap table, IReadOnlyList<KeyValuePair<string, DataNode>> columns, string reference, FactorFacts facts)
    {
        var rows = new List<FactorRow>();
        foreach (var map in table.Maps("rows"))
        {
            if (map.Text("key") is not { } key || rows.Exists(row => row.Key == key))
            {
                problems.Add(map.Line, "a row needs a key of its own", reference, map.Text("key"));
                continue;
            }
            rows.Add(new FactorRow
            {
                Key = key,
                Title = new LocalizedText(map.Text("zh"), map.Text("en")),
                Aliases = [.. map.Texts("aliases")],
                Per = map.Text("per"),
                Cells = columns.Select(column => (column.Key, Cell: new CellReader(units, problems, reference).Read(table, map, column.Key, column.Value as DataMap)))
                    .Where(pair => pair.Cell is not null).ToImmutableDictionary(pair => pair.Key, pair => pair.Cell!, StringComparer.Ordinal),
                Document = map.Text("source") ?? table.Text("source"),
                Evidence = map.Text("evidence") ?? table.Text("evidence"),
                Facts = new FactsReader(problems, reference).Read(map, facts),
                Disputed = [.. map.Texts("disputed")],
                UnconfirmedFor = [.. map.Texts("unconfirmed_for")],
                Documentation = map,
            });
        }
        return [.. rows];
    }
}
