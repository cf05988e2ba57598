using Carbon.Node.Acquisition.Channels;
using Carbon.Node.Acquisition.Sql;
using Carbon.Node.Acquisition.State;

namespace Carbon.Node.Tests.Acquisition.Sql;

public sealed class SqlChannelTests : IDisposable
{
    private static readonly DateTime Day = new(2026, 11, 1);
    private readonly EnergyTable table = new();
    private readonly RecordingSink sink = new();

    public void Dispose() => table.Dispose();

    [Fact]
    public async Task Rows_become_readings_of_the_points_that_their_key_names()
    {
        table.Add(Day, "12.50");
        table.Add(Day.AddHours(1), 7, "A-2");
        table.Add(Day, 9, "of no meter");
        await using var collecting = await StartAsync(table.Channel());
        await sink.UntilAsync("both meters were read", all => all.Select(r => r.MeterId).Distinct().Count() == 2);
        var (first, second) = (Assert.Single(sink.Of("m1")), Assert.Single(sink.Of("m2")));
        Assert.Equal(("p", 12.50m, new DateTimeOffset(Day, TimeSpan.FromHours(8))), (first.PointId, first.Value, first.MeasuredAt));
        Assert.Equal((3.5m, new DateTimeOffset(Day.AddHours(1), TimeSpan.FromHours(8))), (second.Value, second.MeasuredAt));
        Assert.Contains("\"meter\":\"A-1\"", System.Text.Encoding.UTF8.GetString(sink.Recorded.First(r => r.MeterId == "m1").Frame.Span));
    }

    [Fact]
    public async Task A_long_absence_is_caught_up_in_slices_without_loss()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 1234);
        await using var collecting = await StartAsync(table.Channel());
        await sink.UntilAsync("all rows were read", all => Times("m1").Count == 1234);
        Assert.All(sink.Recorded, r => Assert.InRange(r.Readings.Count, 1, 100));
        Assert.Equal(Enumerable.Range(0, 1234).Select(i => (decimal?)i), sink.Of("m1").DistinctBy(r => r.MeasuredAt).OrderBy(r => r.MeasuredAt).Select(r => r.Value));
    }

    [Fact]
    public async Task Stretches_of_time_are_asked_for_where_the_query_has_until()
    {
        table.AddMany(Day, TimeSpan.FromHours(5), 60);
        var query = EnergyTable.Query("SELECT ts, meter, kwh FROM energy WHERE ts > @since AND ts < @until ORDER BY ts");
        await using var collecting = await StartAsync(table.Channel(query));
        await sink.UntilAsync("all rows were read", all => Times("m1").Count == 60);
    }

    [Fact]
    public async Task Rows_of_one_time_that_a_slice_cuts_apart_are_all_read()
    {
        for (var i = 0; i < 37; i++)
            table.Add(Day, i, "A-1");
        table.Run("UPDATE energy SET meter = 'A-' || id");
        var channel = table.Channel(EnergyTable.Query(rows: 10)) with
        {
            Meters = [new() { MeterId = "m", Points = [.. Enumerable.Range(1, 37).Select(i => new SqlPointOptions { PointId = $"p{i}", Query = "energy", Column = "kwh", Key = $"A-{i}" })] }],
        };
        table.Add(Day.AddHours(1), 99, "A-1");
        await using var collecting = await StartAsync(channel);
        await sink.UntilAsync("every point was read", _ => sink.Of("m").Select(r => (r.PointId, r.MeasuredAt)).Distinct().Count() == 38);
    }

    [Fact]
    public async Task A_row_written_late_within_the_overlap_is_read()
    {
        table.Add(Day.AddHours(1), 1);
        await using var collecting = await StartAsync(table.Channel());
        await sink.UntilAsync("the row was read", "m1", 1);
        table.Add(Day.AddMinutes(55), 2);
        await sink.UntilAsync("the late row was read", _ => sink.Of("m1").Any(r => r.Value == 2m));
    }

    [Fact]
    public async Task A_killed_terminal_reads_again_what_was_not_durable_and_goes_on_from_its_position()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 1000);
        var positions = new PositionFiles(table.Positions);
        sink.Before = (_, _) => sink.Recorded.Sum(r => r.Readings.Count) >= 450 ? Task.FromException(new IOException("the disk is full")) : Task.CompletedTask;
        await using (await StartAsync(table.Channel(), positions))
            await sink.UntilAsync("some were durable", "m1", 450);
        var before = Times("m1").Count;
        Assert.InRange(before, 450, 560);
        sink.Before = null;
        var again = new RecordingSink();
        await using var collecting = await new Collecting(TimeProvider.System, again, new PositionFiles(table.Positions), table.Channel()).StartAsync();
        await again.UntilAsync("the rest was read", _ => again.Of("m1").Any(r => r.Value == 999m));
        var times = again.Of("m1").Select(r => r.MeasuredAt).ToHashSet();
        Assert.Equal(1000, times.Union(Times("m1")).Count());
        Assert.InRange(times.Count, 1000 - before, 1000 - before + 120);
    }

    [Fact]
    public async Task A_kill_between_the_record_and_the_position_loses_nothing_and_gives_the_same_readings_again()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 300);
        var positions = new LostPositions(new PositionFiles(table.Positions), writes: 1);
        await using (await StartAsync(table.Channel(), positions))
            await sink.UntilAsync("a slice was recorded whose position was lost", _ => positions.Lost > 0);
        await using var collecting = await StartAsync(table.Channel(), new PositionFiles(table.Positions));
        await sink.UntilAsync("all rows were read", _ => Times("m1").Count == 300);
        Assert.Equal(300, sink.Of("m1").Distinct().Count());
    }

    [Fact]
    public async Task Another_start_reads_again_from_there_and_a_damaged_position_counts_as_none()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 20);
        await using (await StartAsync(table.Channel(), new PositionFiles(table.Positions)))
            await sink.UntilAsync("all was read", _ => Times("m1").Count == 20);
        Assert.NotNull(new PositionFiles(table.Positions).Read("mes", "energy"));
        var (anew, damaged) = (new RecordingSink(), new RecordingSink());
        var query = EnergyTable.Query();
        await using (await new Collecting(TimeProvider.System, anew, new PositionFiles(table.Positions), table.Channel(query with { Track = query.Track! with { Start = "2026-10-01T00:00:00+08:00" } })).StartAsync())
            await anew.UntilAsync("all was read again", _ => anew.Of("m1").Select(r => r.MeasuredAt).Distinct().Count() == 20);
        File.WriteAllText(Path.Combine(table.Positions, "mes.json"), "{");
        await using (await new Collecting(TimeProvider.System, damaged, new PositionFiles(table.Positions), table.Channel()).StartAsync())
            await damaged.UntilAsync("all was read again", _ => damaged.Of("m1").Select(r => r.MeasuredAt).Distinct().Count() == 20);
    }

    [Fact]
    public async Task A_row_that_is_not_usable_is_told_and_stops_nothing()
    {
        table.Add(Day, null);
        table.Add(Day.AddMinutes(1), "broken");
        table.Add(Day.AddMinutes(2), 1e300);
        table.Run("INSERT INTO energy (ts, meter, kwh) VALUES ('2026-99-99', 'A-1', 5)");
        table.Add(Day.AddMinutes(3), 4);
        await using var collecting = await StartAsync(table.Channel());
        await sink.UntilAsync("the good row was read", "m1", 1);
        Assert.Equal(4m, sink.Of("m1")[0].Value);
        var meter = collecting.State.Meter("m1")!;
        Assert.True(meter.Invalid >= 4, $"{meter.Invalid}");
        Assert.Contains("energy", meter.LastError);
    }

    [Fact]
    public async Task A_row_dated_far_ahead_does_not_carry_the_position_past_rows_to_come()
    {
        table.Add(new DateTime(2090, 1, 1), 1);
        await using var collecting = await StartAsync(table.Channel());
        await sink.UntilAsync("the row was offered", "m1", 1);
        table.Add(DateTime.UtcNow.AddHours(8), 2);
        await sink.UntilAsync("the row of today was read", _ => sink.Of("m1").Any(r => r.Value == 2m));
    }

    [Fact]
    public async Task A_query_at_fault_is_told_and_the_others_go_on()
    {
        table.Add(Day, 5);
        var channel = table.Channel(EnergyTable.Query(), EnergyTable.Query("SELECT ts, kwh FROM nowhere WHERE ts > @since ORDER BY ts LIMIT @limit", "broken"));
        channel = channel with { Meters = [channel.Meters[0], new() { MeterId = "m3", Points = [new() { PointId = "p", Query = "broken", Column = "kwh", Key = "x" }] }] };
        await using var collecting = await StartAsync(channel);
        await sink.UntilAsync("the sound query was read", "m1", 1);
        await StateAsync(collecting, "m3", LinkState.Faulty);
        Assert.Contains("nowhere", collecting.State.Meter("m3")!.LastError);
        table.Add(Day.AddHours(1), 6);
        await sink.UntilAsync("the sound query goes on", _ => sink.Of("m1").Any(r => r.Value == 6m));
    }

    [Fact]
    public async Task A_missing_column_and_rows_out_of_order_are_told()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 50);
        var channel = table.Channel(
            EnergyTable.Query("SELECT ts, meter FROM energy WHERE ts > @since ORDER BY ts LIMIT @limit"),
            EnergyTable.Query("SELECT ts, meter, kwh FROM energy WHERE ts > @since ORDER BY ts DESC LIMIT @limit", "backwards", rows: 10));
        channel = channel with { Meters = [channel.Meters[0], new() { MeterId = "m3", Points = [new() { PointId = "p", Query = "backwards", Column = "kwh", Key = "A-1" }] }] };
        await using var collecting = await StartAsync(channel);
        await StateAsync(collecting, "m1", LinkState.Faulty);
        await StateAsync(collecting, "m3", LinkState.Faulty);
        Assert.Contains("no column 'kwh'", collecting.State.Meter("m1")!.LastError);
        Assert.Contains("ORDER BY", collecting.State.Meter("m3")!.LastError);
    }

    [Fact]
    public async Task A_table_of_the_present_state_is_read_at_the_time_of_the_poll()
    {
        table.Run("CREATE TABLE now (meter TEXT, kw REAL); INSERT INTO now VALUES ('A-1', 12.25)");
        var channel = table.Channel(new SqlQueryOptions { Id = "energy", Select = "SELECT * FROM now", Key = "meter", Every = TimeSpan.FromSeconds(1) });
        channel = channel with { Meters = [new() { MeterId = "m1", Points = [new() { PointId = "p", Query = "energy", Column = "kw", Key = "A-1" }] }] };
        await using var collecting = await StartAsync(channel);
        await sink.UntilAsync("it was read twice", "m1", 2);
        Assert.All(sink.Of("m1"), r => Assert.Equal(12.25m, r.Value));
    }

    [Fact]
    public async Task A_result_without_end_is_broken_off_and_told()
    {
        table.AddMany(Day, TimeSpan.FromMinutes(1), 50);
        await using var collecting = await StartAsync(table.Channel(new SqlQueryOptions { Id = "energy", Select = "SELECT * FROM energy", Key = "meter", Rows = 10, Every = TimeSpan.FromSeconds(1) }));
        await StateAsync(collecting, "m1", LinkState.Faulty);
        Assert.Contains("more than 10 rows", collecting.State.Meter("m1")!.LastError);
    }

    [Fact]
    public async Task A_query_that_takes_too_long_ends_and_holds_up_no_other()
    {
        table.Add(Day, 5);
        var endless = EnergyTable.Query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS kwh, ts, meter FROM n, energy WHERE i < 0 AND ts > @since LIMIT @limit", "endless");
        var channel = table.Channel(EnergyTable.Query(), endless) with { Timeout = TimeSpan.FromSeconds(1) };
        channel = channel with { Meters = [channel.Meters[0], new() { MeterId = "m3", Points = [new() { PointId = "p", Query = "endless", Column = "kwh", Key = "A-1" }] }] };
        await using var collecting = await StartAsync(channel);
        await StateAsync(collecting, "m3", LinkState.Late, m => m.Timeouts > 0);
        await sink.UntilAsync("the other query was read", "m1", 1);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_awaited()
    {
        var channel = table.Channel() with { Database = table.Database + ".later", ReconnectAtMost = TimeSpan.FromSeconds(1) };
        await using var collecting = await StartAsync(channel);
        await StateAsync(collecting, "m1", LinkState.Silent);
        table.Add(Day, 5);
        File.Copy(table.Database, channel.Database);
        await sink.UntilAsync("it was read", "m1", 1);
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_place()
    {
        var channel = table.Channel(
            EnergyTable.Query() with { Select = "DELETE FROM energy", Every = TimeSpan.Zero },
            EnergyTable.Query() with { Track = null },
            new() { Id = "x", Select = "SELECT a FROM t WHERE a > @since", Track = new() { Column = "a", Kind = SqlTrackKind.Instant, Start = "soon" } });
        channel = channel with { Host = "h", TimeZone = "Mars" };
        var places = ChannelFactory.Validate([channel], "channels").Select(p => p.Path).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "channels[0].host", "channels[0].timeZone", "channels[0].queries[0].select", "channels[0].queries[0].every", "channels[0].queries[1].select", "channels[0].queries[1].id",
                "channels[0].queries[2].select", "channels[0].queries[2].time", "channels[0].queries[2].track.kind", "channels[0].queries[2].track.start",
            },
            places);
    }

    private async Task<Collecting> StartAsync(SqlOptions channel, IChannelPositions? positions = null) => await new Collecting(TimeProvider.System, sink, positions, channel).StartAsync();

    private HashSet<DateTimeOffset> Times(string meter) => [.. sink.Of(meter).Select(r => r.MeasuredAt)];

    private static async Task StateAsync(Collecting collecting, string meter, LinkState state, Func<MeterLink, bool>? and = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (collecting.State.Meter(meter) is not { } link || link.State != state || and?.Invoke(link) == false)
        {
            Assert.False(limit.IsCancellationRequested, $"{meter} did not become {state}: {collecting.State.Meter(meter)?.State} {collecting.State.Meter(meter)?.LastError}");
            await Task.Yield();
        }
    }

    /// <summary>Writes a few positions; then the terminal is as if killed before each.</summary>
    private sealed class LostPositions(IChannelPositions kept, int writes) : IChannelPositions
    {
        private int written;

        public int Lost => Math.Max(0, Volatile.Read(ref written) - writes);

        public string? Read(string channelId, string query) => kept.Read(channelId, query);

        public void Write(string channelId, string query, string position)
        {
            if (Interlocked.Increment(ref written) > writes)
                throw new IOException("killed");
            kept.Write(channelId, query, position);
        }
    }
}
