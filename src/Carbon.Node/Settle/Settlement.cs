using System.Globalization;
using Carbon.Metering;

namespace Carbon.Node.Settle;

/// <summary>The figures of a series file, made by the very fold that a running meter uses.</summary>
/// <param name="File">What was read.</param>
/// <param name="Days">Day settlements, oldest first, each in its last revision.</param>
/// <param name="Gaps">Gaps, oldest first.</param>
/// <param name="Incidents">Rollovers, resets, exchanges, glitches, oldest first.</param>
/// <param name="Every">The nominal step that was used.</param>
public sealed record Settlement(
    SeriesFile File, IReadOnlyList<DayFigure> Days, IReadOnlyList<Gap> Gaps, IReadOnlyList<Incident> Incidents, TimeSpan Every)
{
    /// <summary>Reads and settles a file.</summary>
    /// <exception cref="UnreadableSeriesException">The file or an option about it cannot be used.</exception>
    public static Settlement Of(SettleOptions options)
    {
        var file = SeriesFile.Read(options);
        var every = options.Every ?? CommonestStep(file.Readings);
        var series = PointSeries.Create(
            new()
            {
                Id = "series",
                Kind = options.Kind,
                Unit = options.Unit,
                Modulus = options.RegisterMax,
                Minimum = options.Minimum,
                Maximum = options.Maximum,
                MaximumRate = options.MaximumRate,
                Every = every,
                Label = options.Label ?? IntervalLabel.Start,
                Fill = options.Fill,
            },
            options.Zone, retainDays: null);
        foreach (var text in options.Replacements)
        {
            series = series.Announce(ReplacementOf(text, options)).Series;
        }
        var added = series.Add(file.Readings);
        var closed = added.Series.Close();
        return new(
            file,
            [.. added.Days.Concat(closed.Days).GroupBy(d => d.Date).Select(g => g.Last()).OrderBy(d => d.Date)],
            [.. added.Gaps.Concat(closed.Gaps).GroupBy(g => g.After).Select(g => g.Last()).OrderBy(g => g.After)],
            [.. added.Incidents.Concat(closed.Incidents).Distinct().OrderBy(i => i.Time)],
            every);
    }

    private static TimeSpan CommonestStep(List<Reading> readings)
    {
        var times = readings.Select(r => r.MeasuredAt).Distinct().Order().ToArray();
        return times.Length < 2 ? TimeSpan.FromMinutes(15)
            : times.Zip(times.Skip(1), (a, b) => b - a).GroupBy(d => d).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    private static Replacement ReplacementOf(string text, SettleOptions options)
    {
        var equals = text.LastIndexOf('=');
        var readings = equals < 0 ? [] : text[(equals + 1)..].Split(text[(equals + 1)..].Contains(';') ? ';' : ',', StringSplitOptions.TrimEntries);
        var times = new TimeReader(options.Zone, options.TimeFormat, DateOrder.DayFirst);
        var plain = new TimeReader(options.Zone, null, DateOrder.DayFirst);
        if (readings.Length != 2
            || !(times.Read(text[..equals].Trim(), false, out var at) || plain.Read(text[..equals].Trim(), false, out at))
            || !decimal.TryParse(readings[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var end)
            || !decimal.TryParse(readings[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var start)
            || Math.Max(Math.Abs(end), Math.Abs(start)) > 1e15m)
        {
            throw new UnreadableSeriesException($"--replacement \"{text}\": expected TIME=END,START, for example \"2019-03-12 10:15=6538.726,0\"");
        }
        return new(at, end, start);
    }
}
