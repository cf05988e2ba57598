using System.IO.Compression;
using System.Text;
using Carbon.Node.Acquisition;
using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Files;
using Carbon.Node.Acquisition.State;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using MiniExcelLibs;

namespace Carbon.Node.Tests.Acquisition.Files;

public sealed class FilesChannelTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carbon-files");
    private readonly RecordingSink sink = new();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_csv_file_becomes_readings_and_is_moved_when_they_are_durable()
    {
        var durable = new TaskCompletionSource();
        sink.Before = async (_, _) => await durable.Task;
        Drop("day.csv", "时间,表号,电量\n2026-11-01 00:15:00,A-1,12.50\n2026-11-01 00:15:00,A-2,7\n2026-11-01 00:30:00,unknown,9\n");
        await using var collecting = await StartAsync(Options());
        await UntilAsync("the readings were offered", () => sink.Offers > 0);
        Assert.True(File.Exists(At("day.csv")));
        durable.SetResult();
        await UntilAsync("the file was moved", () => File.Exists(At("done", "day.csv")) && !File.Exists(At("day.csv")));
        Assert.Equal((12.50m, new DateTimeOffset(2026, 11, 1, 0, 15, 0, TimeSpan.FromHours(8))), (sink.Of("m1")[0].Value, sink.Of("m1")[0].MeasuredAt));
        Assert.Equal(3.5m, sink.Of("m2")[0].Value);
        Assert.Contains("day.csv", Encoding.UTF8.GetString(sink.Recorded[0].Frame.Span));
    }

    [Fact]
    public async Task A_workbook_with_dates_and_numbers_is_read()
    {
        using (var content = new MemoryStream())
        {
            content.SaveAs(new[] { new Dictionary<string, object> { ["时间"] = new DateTime(2026, 11, 1, 0, 15, 0), ["表号"] = "A-1", ["电量"] = 0.1 } });
            File.WriteAllBytes(At("day.xlsx"), content.ToArray());
        }
        await using var collecting = await StartAsync(Options());
        await sink.UntilAsync("it was read", "m1", 1);
        Assert.Equal((0.1m, new DateTimeOffset(2026, 11, 1, 0, 15, 0, TimeSpan.FromHours(8))), (sink.Of("m1")[0].Value, sink.Of("m1")[0].MeasuredAt));
    }

    [Fact]
    public async Task Chinese_text_decimal_commas_and_columns_by_place_are_read()
    {
        var text = "电表导出\r\n01.11.2026;00:15;\"A-1\";\"1234,5\"\r\n";
        File.WriteAllBytes(At("day.txt"), FileText.EncodingOf("gb18030")!.GetBytes(text));
        var options = Options() with { Encoding = "gb18030", Delimiter = ";", DecimalComma = true, HeaderRow = 0, Date = "#1", Time = "#2", TimeFormat = "dd.MM.yyyy HH:mm", Key = "#3" };
        options = options with { Meters = [new() { MeterId = "m1", Points = [new() { PointId = "p", Column = "#4", Key = "A-1" }] }] };
        await using var collecting = await StartAsync(options);
        await sink.UntilAsync("it was read", "m1", 1);
        Assert.Equal((1234.5m, new DateTimeOffset(2026, 11, 1, 0, 15, 0, TimeSpan.FromHours(8))), (sink.Of("m1")[0].Value, sink.Of("m1")[0].MeasuredAt));
        await UntilAsync("it was moved", () => File.Exists(At("done", "day.txt")));
    }

    [Fact]
    public async Task A_row_that_is_refused_is_reported_beside_the_file_and_the_others_count()
    {
        Drop("day.csv", "时间,表号,电量\n2026-11-01 00:15:00,A-1,broken\nyesterday,A-1,5\n2026-11-01 00:45:00,A-1,NaN\n2026-11-01 01:00:00,A-1,8\n");
        await using var collecting = await StartAsync(Options());
        await UntilAsync("the report was written", () => File.Exists(At("refused", "day.csv")));
        Assert.Equal(8m, Assert.Single(sink.Of("m1")).Value);
        var report = File.ReadAllLines(At("refused", "day.csv.report.csv"));
        Assert.Equal(["2", "3", "4"], report[1..4].Select(l => l.Split(',')[0]));
        Assert.Contains("电量", report[1]);
        Assert.Contains("'broken' is not a number", report[1]);
        Assert.Contains("1 readings recorded, 0 known before, 3 refused", report[^1]);
    }

    [Fact]
    public async Task What_the_meter_refuses_is_reported_too()
    {
        Drop("day.csv", "时间,表号,电量\n2026-11-01 00:15:00,A-1,5\n");
        var refusing = new RefusingSink();
        using var metrics = new AcquisitionMetrics();
        using var clock = new PollClock(TimeProvider.System);
        using var stopping = new CancellationTokenSource();
        var run = new FilesChannel(Options(), new(refusing, TimeProvider.System, clock, new(), metrics, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)).RunAsync(stopping.Token);
        await UntilAsync("the report was written", () => File.Exists(At("refused", "day.csv")));
        await stopping.CancelAsync();
        await run;
        Assert.Contains("settled for good", File.ReadAllText(At("refused", "day.csv.report.csv")));
    }

    [Theory]
    [InlineData("zip.xlsx", "PK\u0003\u0004 no workbook", "cannot be read")]
    [InlineData("columns.csv", "a,b\n1,2\n", "no column '时间'")]
    [InlineData("open.csv", "时间,表号,电量\n2026-11-01 00:15:00,\"A-1,5\n", "not closed")]
    [InlineData("large.csv", null, "split it")]
    [InlineData("foreign.csv", "时间,表号,电量\n2026-11-01,B-1,5\n", "none of its 1 rows")]
    [InlineData("long.csv", "", "more than 50 rows")]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_reason(string name, string? text, string reason)
    {
        Drop(name, text is null ? new string('x', 3000) : text.Length > 0 ? text : "时间,表号,电量\n" + string.Concat(Enumerable.Repeat("2026-11-01,A-1,5\n", 60)));
        await using var collecting = await StartAsync(Options() with { MaximumBytes = 2500, MaximumRows = 50 });
        await UntilAsync("it was refused", () => File.Exists(At("refused", name)));
        Assert.Contains(reason, File.ReadAllText(At("refused", $"{name}.report.csv")));
        Assert.Equal(LinkState.Faulty, collecting.State.Meter("m1")!.State);
    }

    [Fact]
    public async Task Text_of_another_encoding_is_refused_not_garbled()
    {
        File.WriteAllBytes(At("day.csv"), FileText.EncodingOf("gb18030")!.GetBytes("时间,表号,电量\n2026-11-01 00:15:00,A-1,5\n"));
        await using var collecting = await StartAsync(Options());
        await UntilAsync("it was refused", () => File.Exists(At("refused", "day.csv")));
        Assert.Contains("gb18030", File.ReadAllText(At("refused", "day.csv.report.csv")));
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_end_is_refused()
    {
        using (var archive = ZipFile.Open(At("bomb.xlsx"), ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 210; i++)
                entry.Write(zeros);
        }
        await using var collecting = await StartAsync(Options());
        await UntilAsync("it was refused", () => File.Exists(At("refused", "bomb.xlsx")));
        Assert.Contains("unpacks to more", File.ReadAllText(At("refused", "bomb.xlsx.report.csv")));
    }

    [Fact]
    public void A_file_that_is_being_written_waits_and_unfinished_names_and_links_are_left_alone()
    {
        var time = new FakeTimeProvider();
        var watched = new FileFolder(Options() with { Pattern = "*.csv", Settle = TimeSpan.FromSeconds(10) }, time);
        foreach (var name in new[] { "day.csv.part", ".hidden.csv", "other.txt" })
            Drop(name, "x");
        File.CreateSymbolicLink(At("link.csv"), At("other.txt"));
        for (var i = 0; i < 5; i++)
        {
            Drop("day.csv", new string('x', i + 1));
            Assert.Empty(watched.Standing());
            time.Advance(TimeSpan.FromSeconds(9));
            Assert.Empty(watched.Standing());
        }
        time.Advance(TimeSpan.FromSeconds(1));
        var standing = Assert.Single(watched.Standing());
        Assert.Equal("day.csv", standing.Name);
        Drop("day.csv", "changed");
        Assert.False(FileFolder.IsSame(standing));
    }

    [Fact]
    public async Task A_file_taken_again_after_a_kill_gives_the_same_readings_and_keeps_its_neighbour_of_the_same_name()
    {
        const string text = "时间,表号,电量\n2026-11-01 00:15:00,A-1,1\n2026-11-01 00:15:00,A-2,2\n";
        Drop("day.csv", text);
        sink.Before = (readings, _) => readings.MeterId == "m2" ? Task.FromException(new IOException("the disk is full")) : Task.CompletedTask;
        await using (await StartAsync(Options()))
            await sink.UntilAsync("the half was durable", "m1", 1);
        Assert.True(File.Exists(At("day.csv")));
        sink.Before = null;
        await using var collecting = await StartAsync(Options());
        await UntilAsync("it was moved", () => File.Exists(At("done", "day.csv")));
        Drop("day.csv", text);
        await UntilAsync("the second was moved", () => File.Exists(At("done", "day-2.csv")));
        Assert.Single(sink.Of("m1").Distinct());
        Assert.Single(sink.Of("m2").Distinct());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_and_awaited()
    {
        var later = At("later");
        await using var collecting = await StartAsync(Options() with { Folder = later });
        await UntilAsync("it was told", () => collecting.State.Meter("m1")!.LastError?.Contains("no folder", StringComparison.Ordinal) == true);
        Directory.CreateDirectory(later);
        File.WriteAllText(Path.Combine(later, "day.csv"), "时间,表号,电量\n2026-11-01 00:15:00,A-1,1\n");
        await sink.UntilAsync("it was read", "m1", 1);
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_place()
    {
        var options = Options() with { Folder = "drop", Encoding = "ebcdic", Delimiter = ";;", HeaderRow = 0, TimeFormat = "HH:mm", Pattern = "../*", TimeZone = "Mars" };
        Assert.Superset(
            new HashSet<string> { "c[0].folder", "c[0].encoding", "c[0].delimiter", "c[0].time", "c[0].key", "c[0].timeFormat", "c[0].pattern", "c[0].timeZone", "c[0].meters[0].points[0].column" },
            ChannelFactory.Validate([options], "c").Select(p => p.Path).ToHashSet());
    }

    [Property(MaxTest = 2000)]
    public bool No_bytes_end_the_reading(byte[] bytes, bool workbook)
    {
        try
        {
            var (readings, _) = new FileMapping(Options()).Read(FileTable.Read(workbook ? [.. "PK\u0003\u0004"u8, .. bytes] : [.. Encoding.UTF8.GetBytes("时间,表号,电量\n"), .. bytes], Options()), "f");
            return readings.Count >= 0;
        }
        catch (UnreadableFileException)
        {
            return true;
        }
    }

    private FilesOptions Options() => new()
    {
        Id = "drop",
        Folder = folder.FullName,
        Every = TimeSpan.FromSeconds(1),
        Settle = TimeSpan.Zero,
        Time = "时间",
        Key = "表号",
        Meters =
        [
            new() { MeterId = "m1", Points = [new() { PointId = "p", Column = "电量", Key = "A-1" }] },
            new() { MeterId = "m2", Points = [new() { PointId = "p", Column = "电量", Key = "A-2", Scale = 0.5m }] },
        ],
    };

    private string At(params string[] names) => Path.Combine([folder.FullName, .. names]);

    private void Drop(string name, string text) => File.WriteAllText(At(name), text);

    private async Task<Collecting> StartAsync(FilesOptions options) => await new Collecting(TimeProvider.System, sink, options).StartAsync();

    private static async Task UntilAsync(string phase, Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"waited in vain until {phase}");
            await Task.Yield();
        }
    }

    private sealed class RefusingSink : IReadingSink
    {
        public Task<RecordOutcome> RecordAsync(MeterReadings readings, CancellationToken cancellation) =>
            Task.FromResult(new RecordOutcome(0, 0, [.. readings.Readings.Select(r => new Rejection(r.PointId, "", "older days are settled for good"))]));
    }
}
