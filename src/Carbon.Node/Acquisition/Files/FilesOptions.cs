using System.IO.Enumeration;
using System.Text.Json.Serialization;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Rows;

namespace Carbon.Node.Acquisition.Files;

/// <summary>A folder into which other systems put tables (csv, xlsx). A file is moved to <c>done</c> or <c>refused</c> below it when its readings are durable.</summary>
public sealed record FilesOptions : ChannelOptions
{
    /// <summary>The folder, as a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>Names of the files that are taken; * and ? stand for any characters.</summary>
    public string Pattern { get; init; } = "*";

    /// <summary>Time between two looks into the folder.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long size and time of a file must stand still before it is taken.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Characters of csv files: <c>utf-8</c>, <c>gb18030</c> (also GBK, GB 2312), <c>utf-16</c>. A byte order mark goes before it.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What stands between the cells of csv files: one character, or <c>tab</c>. Left out: comma, semicolon or tab, whichever cuts the rows alike.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Numbers in text have a decimal comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Row of the column names, counted from 1; 0: the file has none, columns are named by their place.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Column of the time: its name, or <c>#1</c> for the first.</summary>
    public required string Time { get; init; }

    /// <summary>Column of the day, where day and time stand in two columns.</summary>
    public string? Date { get; init; }

    /// <summary>.NET format of the time (day, a space and time, where they stand in two columns), <c>unixSeconds</c> or <c>unixMilliseconds</c>. Left out: ISO 8601, or a time of the workbook.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>IANA time zone of times without offset.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Column that says whose row it is, compared with <see cref="FilePointOptions.Key"/>. Left out: every row is for all points.</summary>
    public string? Key { get; init; }

    /// <summary>Largest file that is read, in bytes.</summary>
    public int MaximumBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Most rows of a file.</summary>
    public int MaximumRows { get; init; } = 200_000;

    /// <summary>The meters whose readings are in the files.</summary>
    public required IReadOnlyList<FileMeterOptions> Meters { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<string> MeterIds => Meters.Select(m => m.MeterId);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<(string MeterId, string PointId)> PointIds => Meters.SelectMany(m => m.Points.Select(p => (m.MeterId, p.PointId)));

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Validate(string path)
    {
        foreach (var problem in base.Validate(path).Concat(Table(path)))
            yield return problem;
        if (!Path.IsPathFullyQualified(Folder))
            yield return new($"{path}.folder", "give the full path of the folder");
        if (string.IsNullOrWhiteSpace(Pattern) || Pattern.AsSpan().IndexOfAny('/', '\\') >= 0)
            yield return new($"{path}.pattern", "is a name such as meter-*.csv; folders below are not looked into");
        if (Every < TimeSpan.FromSeconds(1) || Every > TimeSpan.FromDays(1))
            yield return new($"{path}.every", "must be between 1s and 1d");
        if (Settle < TimeSpan.Zero || Settle > TimeSpan.FromHours(1))
            yield return new($"{path}.settle", "must be between 0s and 1h");
        if (MaximumBytes is < 1024 or > 200 * 1024 * 1024)
            yield return new($"{path}.maximumBytes", "must be between 1024 and 209715200");
        if (MaximumRows is < 1 or > 1_000_000)
            yield return new($"{path}.maximumRows", "must be between 1 and 1000000");
        if (Meters.Count == 0)
            yield return new($"{path}.meters", "a channel needs at least one meter");
        for (var m = 0; m < Meters.Count; m++)
            foreach (var problem in Meters[m].Validate($"{path}.meters[{m}].points", Key, HeaderRow > 0))
                yield return problem;
    }

    /// <summary>True for a file of this channel; names that begin with a dot or end like those of unfinished files are not.</summary>
    internal bool Takes(string name) =>
        FileSystemName.MatchesSimpleExpression(Pattern, name) && !name.StartsWith('.') && !name.StartsWith('~') && Path.GetExtension(name).ToLowerInvariant() is not (".tmp" or ".part" or ".partial" or ".filepart" or ".crdownload");

    private IEnumerable<OptionProblem> Table(string path)
    {
        if (FileText.EncodingOf(Encoding) is null)
            yield return new($"{path}.encoding", $"'{Encoding}' is not known; write utf-8, gb18030 or utf-16");
        if (Delimiter is not (null or "tab") && (Delimiter.Length != 1 || Delimiter[0] is '"' or '\r' or '\n'))
            yield return new($"{path}.delimiter", "is one character, or tab");
        if (HeaderRow is < 0 or > 100)
            yield return new($"{path}.headerRow", "must be between 0 (no row of names) and 100");
        foreach (var (name, column) in new[] { ("time", Time), ("date", Date), ("key", Key) })
            if (column is not null && FileColumns.Problem(column, HeaderRow > 0) is { } problem)
                yield return new($"{path}.{name}", problem);
        if (TimeFormat is not null && RowTime.FormatProblem(TimeFormat) is { } format)
            yield return new($"{path}.timeFormat", format);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new($"{path}.timeZone", $"'{TimeZone}' is not a time zone of this machine; write an IANA name such as Asia/Shanghai");
    }
}
