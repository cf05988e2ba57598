using System.Text.Json.Nodes;
using Carbon.Node.Entries.Import;
using Carbon.Portal.Acquisition;

namespace Carbon.Node.Channels.Table;

/// <summary>A channel of a table with its meters, and the rows that they stand in.</summary>
internal sealed class TableChannel(string id, int row)
{
    public string Id => id;

    public int Row => row;

    public JsonObject Options { get; } = new() { ["id"] = id };

    public List<TableMeter> Meters { get; } = [];
}

/// <summary>A meter of a table.</summary>
internal sealed class TableMeter(string id, int row)
{
    public string Id => id;

    public int Row => row;

    public JsonObject Entry { get; } = new() { ["id"] = id };

    public JsonObject Place { get; } = new() { ["meterId"] = id };

    /// <summary>Rows of its points, and of those that are read.</summary>
    public (List<int> All, List<int> Read) Rows { get; } = ([], []);
}

/// <summary>Gathers the rows of a table into channels and meters; every fault is named by row and column.</summary>
internal sealed class MeterTableReading
{
    private static readonly HashSet<string> Numbers = ["factor", "modulus", "step", "minimum", "maximum", "maximumRate"];
    private readonly List<TableChannel> _channels = [];
    private readonly List<TableProblem> _problems = [];

    /// <summary>The channels in the order of their first rows.</summary>
    public IReadOnlyList<TableChannel> Channels => _channels;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<TableProblem> Problems => _problems;

    /// <summary>Reads rows, the first of which is the heading.</summary>
    public void Read(IReadOnlyList<TableRow> table)
    {
        if (table.Count < 2)
        {
            _problems.Add(new(0, "", "The table has no rows below its heading; export one to see the columns."));
            return;
        }
        var columns = table[0].Cells.Select(c => MeterTableColumn.Of(CellReader.Text(c))).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is null && CellReader.Text(table[0].Cells[i]) is { Length: > 0 } unknown)
                _problems.Add(new(table[0].Number, unknown, $"There is no column '{unknown}'; there are {string.Join(", ", MeterTableColumn.All.Select(c => c.Name))}."));
            else if (columns[i] is { } column && columns.IndexOf(column) < i)
                _problems.Add(new(table[0].Number, column.Name, "The column is there twice."));
        }
        foreach (var needed in new[] { "channel", "protocol", "meter", "point" }.Where(n => columns.All(c => c?.Name != n)))
            _problems.Add(new(table[0].Number, needed, "The column is missing."));
        if (_problems.Count > 0)
            return;
        foreach (var row in table.Skip(1))
            Take(row, columns.Zip(row.Cells, (column, cell) => (column, CellReader.Text(cell))).Where(c => c.column is not null && c.Item2.Length > 0).ToDictionary(c => c.column!, c => c.Item2));
    }

    private void Take(TableRow row, Dictionary<MeterTableColumn, string> cells)
    {
        string Cell(string name) => cells.GetValueOrDefault(MeterTableColumn.Of(name)!) ?? "";
        foreach (var missing in new[] { "channel", "meter", "point" }.Where(n => Cell(n).Length == 0))
            _problems.Add(new(row.Number, missing, "The cell is empty."));
        if (Cell("channel").Length == 0 || Cell("meter").Length == 0 || Cell("point").Length == 0)
            return;
        var channel = _channels.FirstOrDefault(c => c.Id == Cell("channel"));
        if (channel is null)
            _channels.Add(channel = new TableChannel(Cell("channel"), row.Number));
        if (_channels.FirstOrDefault(c => c != channel && c.Meters.Any(m => m.Id == Cell("meter"))) is { } other)
            _problems.Add(new(row.Number, "meter", $"The meter stands on the channel '{other.Id}' already (row {other.Meters.First(m => m.Id == Cell("meter")).Row})."));
        var meter = channel.Meters.FirstOrDefault(m => m.Id == Cell("meter"));
        if (meter is null)
            channel.Meters.Add(meter = new TableMeter(Cell("meter"), row.Number));
        var point = new JsonObject();
        var read = new JsonObject();
        foreach (var (column, text) in cells)
            Put(row.Number, column, text, column.Part switch { TablePart.Channel => channel.Options, TablePart.Meter => meter.Entry, TablePart.Address => meter.Place, TablePart.Point => point, _ => read });
        Add(meter.Entry, point);
        meter.Rows.All.Add(row.Number);
        if (Cell("read").Length == 0)
            return;
        read["pointId"] = Cell("point");
        Add(meter.Place, read);
        meter.Rows.Read.Add(row.Number);
    }

    private static void Add(JsonObject owner, JsonObject point)
    {
        if (owner["points"] is not JsonArray points)
            owner["points"] = points = [];
        points.Add(point);
    }

    private void Put(int row, MeterTableColumn column, string text, JsonObject target)
    {
        if (column.Key.Length > 0)
        {
            Put(row, column, column.Key, Value(row, column, text), target);
            return;
        }
        try
        {
            foreach (var (key, value) in CellOptions.Read(text))
                Put(row, column, key, value?.DeepClone(), target);
        }
        catch (FormatException e)
        {
            _problems.Add(new(row, column.Name, e.Message));
        }
    }

    private void Put(int row, MeterTableColumn column, string key, JsonNode? value, JsonObject target)
    {
        if (target.TryGetPropertyValue(key, out var before) && !JsonNode.DeepEquals(before, value))
            _problems.Add(new(row, column.Name, $"'{key}' is {value?.ToJsonString() ?? "empty"} here and {before?.ToJsonString() ?? "empty"} in a row above; give it once, or the same."));
        else
            target[key] = value;
    }

    private JsonNode? Value(int row, MeterTableColumn column, string text)
    {
        if (!Numbers.Contains(column.Key))
            return text;
        if (CellReader.Number(text) is { } number)
            return number;
        _problems.Add(new(row, column.Name, $"'{text}' is not a number; write it as 1234.56."));
        return null;
    }
}
