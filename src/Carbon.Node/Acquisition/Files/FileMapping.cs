using System.Globalization;
using System.Text;
using Carbon.Metering;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Files;

/// <summary>Turns a table into readings, row by row.</summary>
public sealed class FileMapping(FilesOptions options)
{
    private const int MostReadings = 1000;
    private const int LongestFrame = 4000;
    private readonly RowTime time = new(options.TimeFormat, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
    private readonly ILookup<string, (string MeterId, FilePointOptions Point)> points =
        options.Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, Point: p))).ToLookup(p => p.Point.Key?.Trim() ?? "", StringComparer.Ordinal);

    /// <summary>The readings, in order of time, in sets that can be handed on, and what is wrong with which cells.</summary>
    /// <exception cref="UnreadableFileException">A column is missing.</exception>
    public (IReadOnlyList<MeterReadings> Readings, IReadOnlyList<FileProblem> Problems) Read(FileTable table, string file)
    {
        var (atTime, atDate, atKey) = (table.Columns.Find(options.Time), Find(table, options.Date), Find(table, options.Key));
        var places = points.SelectMany(g => g).Select(p => p.Point.Column).Distinct().ToDictionary(c => c, table.Columns.Find);
        var readings = options.MeterIds.ToDictionary(m => m, _ => new List<(PointReading Reading, int Row)>());
        var problems = new List<FileProblem>();
        foreach (var (number, cells) in table.Rows)
        {
            var whose = points[atKey is { } key ? Text(Cell(cells, key)).Trim() : ""].ToList();
            if (whose.Count == 0)
                continue;
            if (time.Of(Time(cells, atTime, atDate), out var error) is not { } at)
            {
                problems.Add(new(number, options.Time, error, null));
                continue;
            }
            foreach (var (meter, point) in whose)
            {
                if (Value(Cell(cells, places[point.Column]), point, out error) is { } value)
                    readings[meter].Add((new(point.PointId, at, value, Quality.Good), number));
                else
                    problems.Add(new(number, point.Column, error, meter));
            }
        }
        return ([.. readings.SelectMany(m => m.Value.OrderBy(r => r.Reading.MeasuredAt).Chunk(MostReadings).Select(part => new MeterReadings(m.Key, [.. part.Select(p => p.Reading)], Frame(file, table, part[^1].Row))))], problems);
    }

    private decimal? Value(object? cell, FilePointOptions point, out string error)
    {
        if (RowNumber.Of(cell, options.DecimalComma, out error) is not { } raw)
            return null;
        var value = RowNumber.Scaled(raw, point.Scale, point.Offset);
        if (value is null)
            error = "is larger than any number of record after its factor";
        return value;
    }

    private object? Time(IReadOnlyList<object?> cells, int atTime, int? atDate)
    {
        var clock = Cell(cells, atTime);
        if (atDate is not { } place)
            return clock;
        return (Cell(cells, place), clock) switch
        {
            (DateTime day, DateTime at) => day.Date + at.TimeOfDay,
            (DateTime day, TimeSpan at) => day.Date + at,
            (DateTime day, string at) when TimeSpan.TryParse(at, CultureInfo.InvariantCulture, out var of) => day.Date + of,
            var (day, at) => $"{Text(day).Trim()} {Text(at).Trim()}",
        };
    }

    /// <summary>What the readings came from, for the trace (clause 11.8): name of the file and the last row as it was.</summary>
    private static byte[] Frame(string file, FileTable table, int row)
    {
        var text = Encoding.UTF8.GetBytes($"{file} row {row}: {string.Join(" | ", table.Rows.First(r => r.Number == row).Cells.Select(Text))}");
        return text.Length <= LongestFrame ? text : text[..LongestFrame];
    }

    private static int? Find(FileTable table, string? column) => column is null ? null : table.Columns.Find(column);

    private static object? Cell(IReadOnlyList<object?> cells, int place) => place < cells.Count ? cells[place] : null;

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A cell that yields no reading.</summary>
/// <param name="Row">Row, as a person counts them.</param>
/// <param name="Column">Column.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="MeterId">The meter; null: all of the channel.</param>
public sealed record FileProblem(int Row, string Column, string Reason, string? MeterId);
