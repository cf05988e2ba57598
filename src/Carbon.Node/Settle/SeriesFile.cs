using Carbon.Metering;

namespace Carbon.Node.Settle;

/// <summary>The readings of a series file in its order, usable ones first among equals, with counts of what could not be read.</summary>
public sealed class SeriesFile
{
    private readonly HashSet<DateTimeOffset> _labels = [];

    /// <summary>Readings; a blank or a marker is one of quality <see cref="Quality.Bad"/>.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>Lines that hold no reading: cut short, run together, no time or no number.</summary>
    public int BrokenLines { get; private set; }

    /// <summary>Number (from 1) of the first broken line; 0 if there is none.</summary>
    public int FirstBroken { get; private set; }

    /// <summary>Readings without a value.</summary>
    public int Blanks { get; private set; }

    /// <summary>Readings whose value stands for "missing".</summary>
    public int Markers { get; private set; }

    /// <summary>Readings whose time label was there before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Readings earlier than one before them in the file.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableSeriesException">Nothing in it can be used.</exception>
    public static SeriesFile Read(SettleOptions options)
    {
        var lines = CsvLines.Read(options.Series);
        var table = SeriesTable.Find(options.Series, lines, options.Time, options.Value, new(options.Zone, options.TimeFormat, DateOrder.DayFirst));
        var rows = Enumerable.Range(table.FirstRow, lines.Count - table.FirstRow).Select(i => (Line: i + 1, Fields: lines.Fields(i))).Where(r => r.Fields.Length > 0).ToArray();
        var times = new TimeReader(options.Zone, options.TimeFormat, OrderOf(rows, table));
        var values = new ValueReader(options.DecimalComma || CommaOnly(lines, rows, table), HasNegatives(rows, table));
        var file = new SeriesFile();
        var bad = new List<Reading>();
        var newest = DateTimeOffset.MinValue;
        DateTime? before = null;
        foreach (var (line, fields) in rows)
        {
            if (fields.Length != table.Width || !times.Printed(fields[table.Time], out var printed)
                || values.Read(fields[table.Value], out var value) is var form && form == ValueForm.Broken)
            {
                file.Broke(line);
                continue;
            }
            var endsDay = options.Label == IntervalLabel.End && printed.TimeOfDay == TimeSpan.Zero && before is { } last && last.Date == printed.Date && last > printed;
            before = printed;
            if (!times.Read(fields[table.Time], endsDay, out var time))
            {
                file.Broke(line);
                continue;
            }
            file.Count(form, time, ref newest);
            (form == ValueForm.Number ? file.Readings : bad).Add(new(time, time, value, form == ValueForm.Number ? Quality.Good : Quality.Bad));
        }
        if (file.Readings.Count == 0)
        {
            var at = file.FirstBroken > 0 ? file.FirstBroken : table.FirstRow + 1;
            throw new UnreadableSeriesException(
                $"{options.Series}: line {at}: no line holds a time in column \"{table.TimeName}\" and a number in column \"{table.ValueName}\"");
        }
        file.Readings.AddRange(bad);
        return file;
    }

    private void Broke(int line)
    {
        BrokenLines++;
        FirstBroken = FirstBroken == 0 ? line : FirstBroken;
    }

    private void Count(ValueForm form, DateTimeOffset time, ref DateTimeOffset newest)
    {
        Blanks += form == ValueForm.Blank ? 1 : 0;
        Markers += form == ValueForm.Marker ? 1 : 0;
        Repeated += _labels.Add(time) ? 0 : 1;
        OutOfOrder += time < newest ? 1 : 0;
        newest = time > newest ? time : newest;
    }

    private static DateOrder OrderOf((int, string[] Fields)[] rows, SeriesTable table)
    {
        var dayFirst = rows.Count(r => r.Fields.Length == table.Width && NumericTime.TryParse(r.Fields[table.Time], DateOrder.DayFirst, out _, out _));
        var monthFirst = rows.Count(r => r.Fields.Length == table.Width && NumericTime.TryParse(r.Fields[table.Time], DateOrder.MonthFirst, out _, out _));
        return monthFirst > dayFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    private static bool CommaOnly(CsvLines lines, (int, string[] Fields)[] rows, SeriesTable table)
    {
        var values = rows.Where(r => r.Fields.Length == table.Width).Select(r => r.Fields[table.Value]).ToArray();
        return lines.Separator != ',' && Array.Exists(values, v => v.Contains(',')) && !Array.Exists(values, v => v.Contains('.'));
    }

    private static bool HasNegatives((int, string[] Fields)[] rows, SeriesTable table) => Array.Exists(
        rows, r => r.Fields.Length == table.Width && r.Fields[table.Value] is ['-', _, ..] text
            && ValueReader.LooksLikeNumber(text) && !ValueReader.IsNines(text) && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0);
}
