using System.Globalization;

namespace Carbon.Node.Settle;

/// <summary>Where a file's header, time column and value column stand.</summary>
/// <param name="FirstRow">Index of the first line after the header.</param>
/// <param name="Width">Fields of a sound line.</param>
/// <param name="Time">Index of the time column.</param>
/// <param name="Value">Index of the value column.</param>
/// <param name="TimeName">Name of the time column for messages.</param>
/// <param name="ValueName">Name of the value column for messages.</param>
public sealed record SeriesTable(int FirstRow, int Width, int Time, int Value, string TimeName, string ValueName)
{
    private const int HeaderWithin = 100;

    /// <summary>Finds the columns by name, by number (from 1), or, where not named, by what they hold.</summary>
    /// <exception cref="UnreadableSeriesException">A named column is not there; the message names those that are.</exception>
    public static SeriesTable Find(string file, CsvLines lines, string? time, string? value, TimeReader times)
    {
        var width = Enumerable.Range(0, lines.Count).Select(i => lines.Fields(i).Length).Where(n => n > 0)
            .GroupBy(n => n).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        var header = HeaderOf(lines, time, value, times);
        var names = header < 0 ? [] : lines.Fields(header);
        var first = header + 1;
        while (first < lines.Count && lines.Fields(first).Length != width)
        {
            first++;
        }
        var sample = Enumerable.Range(first, Math.Max(0, Math.Min(lines.Count - first, 500))).Select(lines.Fields).Where(f => f.Length == width).ToArray();
        var timeAt = time is not null ? Named(file, header, names, width, time)
            : BestOf(width, -1, c => sample.Count(f => times.LooksLikeTime(f[c])));
        if (timeAt < 0)
        {
            throw new UnreadableSeriesException($"{file}: line {first + 1}: no column holds times; name it with --time ({Listing(names, width)}), or say its form with --time-format");
        }
        var valueAt = value is not null ? Named(file, header, names, width, value)
            : BestOf(width, timeAt, c => sample.Count(f => ValueReader.LooksLikeNumber(f[c])));
        if (valueAt < 0)
        {
            throw new UnreadableSeriesException($"{file}: line {first + 1}: no column holds numbers; name it with --value ({Listing(names, width)})");
        }
        return new(header + 1, width, timeAt, valueAt, NameOf(names, timeAt), NameOf(names, valueAt));
    }

    private static int HeaderOf(CsvLines lines, string? time, string? value, TimeReader times)
    {
        var first = -1;
        for (var i = 0; i < Math.Min(lines.Count, HeaderWithin); i++)
        {
            var fields = lines.Fields(i);
            if (fields.Length == 0)
            {
                continue;
            }
            if ((time is not null && Index(fields, time) >= 0) || (value is not null && Index(fields, value) >= 0))
            {
                return i;
            }
            first = first < 0 ? i : first;
        }
        return first >= 0 && !Array.Exists(lines.Fields(first), times.LooksLikeTime) ? first : -1;
    }

    private static int Named(string file, int header, string[] names, int width, string wanted)
    {
        var index = Index(names, wanted);
        if (index < 0 && int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= width)
        {
            index = number - 1;
        }
        return index >= 0 && index < width ? index
            : throw new UnreadableSeriesException($"{file}: line {Math.Max(header, 0) + 1}: there is no column \"{wanted}\"; {Listing(names, width)}");
    }

    private static int Index(string[] names, string wanted)
    {
        var exact = Array.IndexOf(names, wanted.Trim());
        return exact >= 0 ? exact : Array.FindIndex(names, n => n.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private static int BestOf(int width, int not, Func<int, int> score)
    {
        var best = Enumerable.Range(0, width).Where(c => c != not).Select(c => (Column: c, Score: score(c))).DefaultIfEmpty((-1, 0)).MaxBy(x => x.Item2);
        return best.Item2 > 0 ? best.Item1 : -1;
    }

    private static string Listing(string[] names, int width) => names.Length == 0
        ? $"the file has no header; its columns are 1 to {width}" : "the columns are: " + string.Join(", ", names);

    private static string NameOf(string[] names, int index) =>
        index < names.Length && names[index].Length > 0 ? names[index] : (index + 1).ToString(CultureInfo.InvariantCulture);
}
