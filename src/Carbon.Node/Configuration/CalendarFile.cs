using System.Globalization;
using Carbon.Accounting;
using Carbon.Accounting.Documents;
using Carbon.Metering;

namespace Carbon.Node.Configuration;

/// <summary>The file of public holidays and of weekend days worked in exchange, each year with the notice that set it.</summary>
public static class CalendarFile
{
    /// <summary>Its name, in the shipped configuration and in a library of one's own.</summary>
    public const string FileName = "holidays-cn.yaml";

    private const string Schema = "carbon-calendar/1";
    private const int Longest = 31;

    /// <summary>Reads a file strictly.</summary>
    /// <exception cref="AccountingLibraryException">It is not sound; every problem is named with its line.</exception>
    public static WorkCalendar Read(string path)
    {
        var problems = new List<LibraryProblem>();
        var (holidays, workdays) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        try
        {
            if (YamlDocument.Read(File.ReadAllText(path)) is not DataMap root)
                Add(0, "the file is not a map");
            else if (root.Text("schema") != Schema)
                Add(root.LineOf("schema"), $"schema: {Schema} is expected");
            else
                Years(root);
        }
        catch (DataFileException e)
        {
            Add(e.Line, $"not sound YAML: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(0, $"cannot be read: {e.Message}");
        }
        return problems.Count == 0 ? new WorkCalendar(holidays, workdays) : throw new AccountingLibraryException([.. problems]);

        void Years(DataMap root)
        {
            Known(root, "schema", "years");
            foreach (var year in root.Maps("years"))
            {
                Known(year, "year", "document", "holidays", "workdays");
                if (!int.TryParse(year.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || string.IsNullOrWhiteSpace(year.Text("document")))
                {
                    Add(year.Line, "a year needs 'year' and 'document', the notice that set its days");
                    continue;
                }
                foreach (var day in year.Texts("holidays").SelectMany(t => Days(t, year, number)))
                    holidays.Add(day);
                foreach (var day in year.Texts("workdays").SelectMany(t => Days(t, year, number)))
                    workdays.Add(day);
                foreach (var day in workdays.Intersect(holidays).Where(d => d.Year == number))
                    Add(year.Line, $"{day:yyyy-MM-dd} is both a holiday and a working day");
                foreach (var day in workdays.Where(d => d.Year == number && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                    Add(year.Line, $"{day:yyyy-MM-dd} is no weekend day; leave it out of workdays");
            }
        }

        IEnumerable<DateOnly> Days(string text, DataMap year, int number)
        {
            var ends = text.Split("..");
            if (ends.Length > 2 || !TryDay(ends[0], out var first) || !TryDay(ends[^1], out var last) || last < first || last.DayNumber - first.DayNumber > Longest)
            {
                Add(year.Line, $"'{text}' is neither a day, 2026-01-01, nor days from the first to the last, 2026-01-01..2026-01-03");
                return [];
            }
            if (first.Year < number - 1 || last.Year > number)
                Add(year.Line, $"'{text}' is not in {number}");
            return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
        }

        void Known(DataMap map, params string[] keys)
        {
            foreach (var (key, node) in map.Entries.Where(e => !keys.Contains(e.Key)))
                Add(node.Line > 0 ? node.Line : map.Line, $"unknown key '{key}'; known are {string.Join(", ", keys)}");
        }

        void Add(int line, string message) => problems.Add(new LibraryProblem(Path.GetFileName(path), line, null, null, message));
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
